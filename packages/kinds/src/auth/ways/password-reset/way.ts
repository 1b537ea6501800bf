import { checkMailed, LINK_NEEDS } from '../mailed/needs.ts'
import { mailedStrength } from '../mailed/strength.ts'
import type { Way } from '../way.ts'
import { emitPasswordReset } from './emit.ts'
import { passwordResetFace, type PasswordResetSettings } from './face.ts'

export const passwordReset: Way<PasswordResetSettings> = {
  ...passwordResetFace,
  needs: () => LINK_NEEDS,
  strength: ({ minutes = 60 }) =>
    mailedStrength(minutes, 'it takes a new password, ends every sign-in and signs nobody in'),
  check: (check) => checkMailed(passwordResetFace.about.title, check),
  emit: emitPasswordReset,
}
