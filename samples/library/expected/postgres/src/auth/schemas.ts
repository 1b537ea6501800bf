import { memberProperties, type Member } from '../members/member.ts'

/** What opens an account; the role is not among it. */
export interface Registration {
  readonly username: string
  readonly fullName?: string | null
  readonly birthday?: string | null
  readonly newsletter?: boolean
  readonly password: string
}

export interface Login {
  readonly username: string
  readonly password: string
}

export interface PasswordChange {
  readonly currentPassword: string
  readonly newPassword: string
}

/** The answer to whoever has signed in. */
export interface SignedIn {
  /** To be sent in `x-csrf-token` with everything but reads. */
  readonly csrfToken: string
  readonly user: Member
}

const password = { type: 'string', maxLength: 128 }

/** Long enough that no rules about its characters are needed. */
const newPassword = { type: 'string', minLength: 15, maxLength: 128 }

const signedIn = {
  type: 'object',
  properties: {
    csrfToken: { type: 'string' },
    user: { type: 'object', properties: memberProperties },
  },
}

export const register = {
  body: {
    type: 'object',
    properties: {
      username: { type: 'string', minLength: 3, maxLength: 40, pattern: '^[a-z0-9_]+$' },
      fullName: { type: ['string', 'null'], maxLength: 120 },
      birthday: { type: ['string', 'null'], format: 'date' },
      newsletter: { type: 'boolean' },
      password: newPassword,
    },
    required: ['username', 'password'],
    additionalProperties: false,
  },
  response: { 201: signedIn },
}

export const logIn = {
  body: {
    type: 'object',
    properties: { username: { type: 'string', maxLength: 40 }, password },
    required: ['username', 'password'],
    additionalProperties: false,
  },
  response: { 200: signedIn },
}

export const logOut = { response: { 204: { type: 'null' } } }

export const whoAmI = { response: { 200: signedIn } }

export const changePassword = {
  body: {
    type: 'object',
    properties: { currentPassword: password, newPassword },
    required: ['currentPassword', 'newPassword'],
    additionalProperties: false,
  },
  response: { 200: signedIn },
}
