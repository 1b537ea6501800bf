import { Type, type Static } from 'typebox'
import { Id, Time } from './common.ts'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'

const closed = { additionalProperties: false } as const
/** Nothing that can't be seen: two accounts whose addresses look the same would be taken for one. */
const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@\\p{C}\\p{DI}]+@[^\\s@\\p{C}\\p{DI}]+$',
})
/** Any text; how good it is, is judged apart. */
const Password = Type.String({ minLength: 1, maxLength: 256 })

export const User = Type.Object({ id: Id, email: Type.String(), name: Type.String() })
export type User = Frozen<Static<typeof User>>

/** Who is signed in, and the token that every change must carry in `x-csrf-token`. */
export const Signed = Type.Object({ user: User, csrfToken: Type.String() })
export type Signed = Frozen<Static<typeof Signed>>

export const Session = Type.Object({
  id: Id,
  /** The one that asks. */
  current: Type.Boolean(),
  browser: Type.String(),
  createdAt: Time,
  lastSeenAt: Time,
})
export type Session = Frozen<Static<typeof Session>>

/** What a program gets: a short access token, and a refresh token that works once. */
export const Tokens = Type.Object({
  accessToken: Type.String(),
  /** Seconds. */
  expiresIn: Type.Integer(),
  refreshToken: Type.String(),
  user: User,
})
export type Tokens = Frozen<Static<typeof Tokens>>

const Credentials = Type.Object({ email: Email, password: Password }, closed)
const Refresh = Type.Object({ refreshToken: Type.String({ maxLength: 200 }) }, closed)

export const accounts = {
  register: contract({
    method: 'POST',
    path: '/register',
    summary: 'Make an account and sign in',
    permission: 'anyone',
    body: Type.Object(
      {
        email: Email,
        password: Password,
        name: Type.Optional(Type.String({ maxLength: 100 })),
        /** Printed when the server started; only for the first account beyond loopback. */
        token: Type.Optional(Type.String({ maxLength: 100 })),
      },
      closed,
    ),
    reply: Signed,
    status: 201,
  }),
  login: contract({
    method: 'POST',
    path: '/login',
    summary: 'Sign in',
    permission: 'anyone',
    body: Credentials,
    reply: Signed,
  }),
  logout: contract({
    method: 'POST',
    path: '/logout',
    summary: 'Sign out',
    permission: 'account',
  }),
  logoutEverywhere: contract({
    method: 'POST',
    path: '/logout-everywhere',
    summary: 'End every session and every token of this account',
    permission: 'account',
  }),
  me: contract({
    method: 'GET',
    path: '/me',
    summary: 'Who is signed in',
    permission: 'account',
    reply: Signed,
  }),
  changePassword: contract({
    method: 'POST',
    path: '/password',
    summary: 'Change the password; ends every other session and token',
    permission: 'account',
    body: Type.Object({ current: Password, next: Password }, closed),
  }),
  deleteAccount: contract({
    method: 'POST',
    path: '/delete-account',
    summary: 'Delete the account with its projects, their history and their previews',
    permission: 'account',
    body: Type.Object({ password: Password }, closed),
  }),
  listSessions: contract({
    method: 'GET',
    path: '/sessions',
    summary: 'The sessions of this account',
    permission: 'account',
    reply: Type.Object({ data: Type.Array(Session) }),
  }),
  endSession: contract({
    method: 'DELETE',
    path: '/sessions/:id',
    summary: 'End one session',
    permission: 'account',
    params: Type.Object({ id: Id }, closed),
  }),
  issueTokens: contract({
    method: 'POST',
    path: '/tokens',
    summary: 'Tokens for a program',
    permission: 'anyone',
    body: Credentials,
    reply: Tokens,
  }),
  refreshTokens: contract({
    method: 'POST',
    path: '/tokens/refresh',
    summary: 'New tokens for a refresh token, which works once',
    permission: 'anyone',
    body: Refresh,
    reply: Tokens,
  }),
  revokeTokens: contract({
    method: 'POST',
    path: '/tokens/revoke',
    summary: 'Make a refresh token and all that follow from it worthless',
    permission: 'anyone',
    body: Refresh,
  }),
} as const
