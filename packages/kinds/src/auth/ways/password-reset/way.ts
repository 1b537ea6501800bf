import { checkMailed, LINK_NEEDS } from '../mailed/needs.ts'
import type { Way } from '../way.ts'
import { emitPasswordReset } from './emit.ts'
import { passwordResetFace, type PasswordResetSettings } from './face.ts'

export const passwordReset: Way<PasswordResetSettings> = {
  ...passwordResetFace,
  needs: () => LINK_NEEDS,
  check: (check) => checkMailed(passwordResetFace.about.title, check),
  emit: emitPasswordReset,
}
