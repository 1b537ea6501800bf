import { Type, type Static } from 'typebox'
import { Time } from './common.ts'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { closed, Password } from './signed.ts'
import { Connection, Passkey } from './ways-in.ts'

/** How somebody gets into their account. */
export const Account = Type.Object({
  email: Type.String(),
  hasPassword: Type.Boolean(),
  secondFactor: Type.Boolean(),
  /** How many are left. */
  recoveryCodes: Type.Integer(),
  /** Whether somebody has followed the link that was sent there. */
  emailConfirmed: Type.Boolean(),
  passkeys: Type.Array(Passkey),
  connections: Type.Array(Connection),
})
export type Account = Frozen<Static<typeof Account>>

/** A line of the log, about this account. */
export const Happening = Type.Object({
  number: Type.Integer(),
  at: Time,
  /** `login`, `password-changed`, … */
  event: Type.String(),
  /** Where it came from, where that is known. */
  address: Type.String(),
})
export type Happening = Frozen<Static<typeof Happening>>

export const accountPage = {
  readAccount: contract({
    method: 'GET',
    path: '/account',
    summary: 'How this account is got into',
    permission: 'account',
    reply: Account,
  }),
  prove: contract({
    method: 'POST',
    path: '/prove',
    summary: 'Says once more that it is you, for what asks for that: good for ten minutes',
    permission: 'account',
    body: Type.Object({ password: Password }, closed),
  }),
  listActivity: contract({
    method: 'GET',
    path: '/activity',
    summary: 'What happened to this account, the newest first',
    permission: 'account',
    query: Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1 })) }, closed),
    reply: Type.Object({ data: Type.Array(Happening) }),
  }),
} as const

/** The field of a refusal that asks to say once more that it is you. */
export const PROOF = 'proof'
