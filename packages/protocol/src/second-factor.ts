import { Type } from 'typebox'
import { contract } from './contract.ts'
import { closed, Password, Secret, Signed, Tokens } from './signed.ts'

/** Six digits of an authenticator app, or a recovery code. */
const Code = Type.String({ minLength: 6, maxLength: 40 })
const Proof = Type.Object({ challenge: Secret, code: Code }, closed)
const RecoveryCodes = Type.Object({
  /** Each good once, and shown this once. */
  recoveryCodes: Type.Array(Type.String()),
})

export const secondFactor = {
  completeLogin: contract({
    method: 'POST',
    path: '/login/code',
    summary: 'The second half of signing in',
    permission: 'anyone',
    body: Proof,
    reply: Signed,
  }),
  completeTokens: contract({
    method: 'POST',
    path: '/tokens/code',
    summary: 'The second half of getting tokens',
    permission: 'anyone',
    body: Proof,
    reply: Tokens,
  }),
  beginSecondFactor: contract({
    method: 'POST',
    path: '/second-factor',
    summary: 'A secret for an authenticator app; it is asked for once a code has confirmed it',
    permission: 'account',
    reply: Type.Object({
      secret: Type.String(),
      /** For a picture that the app reads. */
      url: Type.String(),
    }),
  }),
  confirmSecondFactor: contract({
    method: 'POST',
    path: '/second-factor/confirm',
    summary: 'From now on signing in asks for a code; ends every other session and token',
    permission: 'account',
    body: Type.Object({ code: Code }, closed),
    reply: RecoveryCodes,
  }),
  renewRecoveryCodes: contract({
    method: 'POST',
    path: '/second-factor/recovery-codes',
    summary: 'New recovery codes in place of the old ones',
    permission: 'account',
    body: Type.Object({ code: Code }, closed),
    reply: RecoveryCodes,
  }),
  removeSecondFactor: contract({
    method: 'POST',
    path: '/second-factor/remove',
    summary: 'Signing in asks for no code any more; ends every other session and token',
    permission: 'account',
    body: Type.Object({ password: Type.Optional(Password), code: Code }, closed),
  }),
} as const
