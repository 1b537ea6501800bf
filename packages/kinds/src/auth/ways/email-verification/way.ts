import { ref, typeRef } from '@drawbridge/source'
import { authColumn } from '../auth-column.ts'
import { checkMailed, LINK_NEEDS } from '../mailed/needs.ts'
import { mailedStrength } from '../mailed/strength.ts'
import type { Way } from '../way.ts'
import { emitEmailVerification } from './emit.ts'
import { emailVerificationFace, type EmailVerificationSettings } from './face.ts'

const inFolder = (file: string) => `src/auth/email-verification/${file}.ts`

export const emailVerification: Way<EmailVerificationSettings> = {
  ...emailVerificationFace,
  needs: () => LINK_NEEDS,
  strength: ({ minutes = 1440 }) =>
    mailedStrength(
      minutes,
      'it asks for the password of the account besides, and nobody is signed in by it',
    ),
  check: (check) => checkMailed(emailVerificationFace.about.title, check),
  // The address itself, so that another one is not confirmed by it.
  columns: () => [authColumn('confirmedAddress', { type: 'string', length: 255 })],
  gate: ({ required }) =>
    required === true
      ? {
          ask: ref('askConfirmation', inFolder('confirmation')),
          type: typeRef('Unconfirmed', inFolder('confirmation')),
          always: true,
        }
      : undefined,
  afterRegistering: () => ref('sendConfirmation', inFolder('confirmation')),
  emit: emitEmailVerification,
}
