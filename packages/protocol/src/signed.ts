import { Type, type Static } from 'typebox'
import { Id } from './common.ts'
import type { Frozen } from './frozen.ts'

export const closed = { additionalProperties: false } as const

/** Nothing that can't be seen: two accounts whose addresses look the same would be taken for one. */
export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@\\p{C}\\p{DI}]+@[^\\s@\\p{C}\\p{DI}]+$',
})

/** Any text; how good it is, is judged apart. */
export const Password = Type.String({ minLength: 1, maxLength: 256 })

/** What we give out to be brought back once. */
export const Secret = Type.String({ minLength: 1, maxLength: 100 })

export const User = Type.Object({ id: Id, email: Type.String(), name: Type.String() })
export type User = Frozen<Static<typeof User>>

/** Who is signed in, and the token that every change must carry in `x-csrf-token`. */
export const Signed = Type.Object({ user: User, csrfToken: Type.String() })
export type Signed = Frozen<Static<typeof Signed>>

/** What a program gets: a short access token, and a refresh token that works once. */
export const Tokens = Type.Object({
  accessToken: Type.String(),
  /** Seconds. */
  expiresIn: Type.Integer(),
  refreshToken: Type.String(),
  user: User,
})
export type Tokens = Frozen<Static<typeof Tokens>>

/** Half of a sign-in: the other half is a code of the authenticator app, or a recovery code. */
export const CodeAsked = Type.Object({
  /** To be brought with the code. */
  challenge: Type.String(),
  /** Seconds. */
  expiresIn: Type.Integer(),
})
export type CodeAsked = Frozen<Static<typeof CodeAsked>>

export const SignedIn = Type.Union([Signed, CodeAsked])
export type SignedIn = Frozen<Static<typeof SignedIn>>

export const TokensAnswer = Type.Union([Tokens, CodeAsked])
export type TokensAnswer = Frozen<Static<typeof TokensAnswer>>
