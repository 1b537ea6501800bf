import { Type, type Static } from 'typebox'
import { Id, Time } from './common.ts'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { closed, Email, Password, Signed, SignedIn, Tokens, TokensAnswer } from './signed.ts'

/** A sign-in that lasts: of a browser, or of a program by its tokens. */
export const Session = Type.Object({
  id: Id,
  kind: Type.Enum(['browser', 'program'] as const),
  /** The one that asks. */
  current: Type.Boolean(),
  /** What the browser or the program says of itself. */
  browser: Type.String(),
  /** Where it was last used from. */
  address: Type.String(),
  createdAt: Time,
  lastSeenAt: Time,
})
export type Session = Frozen<Static<typeof Session>>

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
    reply: SignedIn,
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
    // Who has none yet, having come by a provider, gives none.
    body: Type.Object({ current: Type.Optional(Password), next: Password }, closed),
  }),
  deleteAccount: contract({
    method: 'POST',
    path: '/delete-account',
    summary: 'Delete the account with its projects, their history and their previews',
    permission: 'account',
    body: Type.Object({ password: Type.Optional(Password) }, closed),
  }),
  listSessions: contract({
    method: 'GET',
    path: '/sessions',
    summary: 'Where this account is signed in, in browsers and as a program',
    permission: 'account',
    reply: Type.Object({ data: Type.Array(Session) }),
  }),
  endSession: contract({
    method: 'DELETE',
    path: '/sessions/:id',
    summary: 'End one sign-in',
    permission: 'account',
    params: Type.Object({ id: Id }, closed),
  }),
  issueTokens: contract({
    method: 'POST',
    path: '/tokens',
    summary: 'Tokens for a program',
    permission: 'anyone',
    body: Credentials,
    reply: TokensAnswer,
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
