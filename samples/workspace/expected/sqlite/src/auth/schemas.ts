import { userProperties, type User } from '../users/user.ts'

/** What opens an account; the role is not among it. */
export interface Registration {
  readonly email: string
  readonly name: string
  readonly password: string
}

export interface Login {
  readonly email: string
  readonly password: string
}

export interface Refresh {
  readonly refreshToken: string
}

export interface PasswordChange {
  readonly currentPassword: string
  readonly newPassword: string
}

/** The answer to whoever has signed in. */
export interface SignedIn {
  readonly accessToken: string
  /** Seconds for which the access token is good. */
  readonly expiresIn: number
  /** Good once, for the next two tokens. */
  readonly refreshToken: string
  readonly user: User
}

export interface Me {
  readonly user: User
}

const password = { type: 'string', maxLength: 128 }

/** Long enough that no rules about its characters are needed. */
export const newPassword = { type: 'string', minLength: 15, maxLength: 128 }

const user = { type: 'object', properties: userProperties }

export const signedIn = {
  type: 'object',
  properties: {
    accessToken: { type: 'string' },
    expiresIn: { type: 'integer' },
    refreshToken: { type: 'string' },
    user,
  },
}

export const register = {
  body: {
    type: 'object',
    properties: {
      email: { type: 'string', format: 'email', maxLength: 254 },
      name: { type: 'string', minLength: 1, maxLength: 100 },
      password: newPassword,
    },
    required: ['email', 'name', 'password'],
    additionalProperties: false,
  },
  response: { 201: signedIn },
}

export const logIn = {
  body: {
    type: 'object',
    properties: { email: { type: 'string', maxLength: 254 }, password },
    required: ['email', 'password'],
    additionalProperties: false,
  },
  response: { 200: signedIn },
}

export const refresh = {
  body: {
    type: 'object',
    properties: { refreshToken: { type: 'string', maxLength: 128 } },
    required: ['refreshToken'],
    additionalProperties: false,
  },
  response: { 200: signedIn },
}

export const logOut = { response: { 204: { type: 'null' } } }

export const whoAmI = { response: { 200: { type: 'object', properties: { user } } } }

export const changePassword = {
  body: {
    type: 'object',
    properties: { currentPassword: password, newPassword },
    required: ['currentPassword', 'newPassword'],
    additionalProperties: false,
  },
  response: { 200: signedIn },
}
