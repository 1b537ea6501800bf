import { userProperties, type User } from '../users/user.ts'

/** What opens an account; the role is not among it. */
export interface Registration {
  readonly email: string
  readonly username: string
  readonly bio?: string | null
  readonly image?: string | null
  readonly password: string
}

/** The answer to whoever has signed in. */
export interface SignedIn {
  readonly accessToken: string
  /** Seconds for which the access token is good. */
  readonly expiresIn: number
  readonly user: User
}

/** Long enough that no rules about its characters are needed. */
const newPassword = { type: 'string', minLength: 15, maxLength: 128 }

const user = { type: 'object', properties: userProperties }

const signedIn = {
  type: 'object',
  properties: {
    accessToken: { type: 'string' },
    expiresIn: { type: 'integer' },
    user,
  },
}

export const register = {
  body: {
    type: 'object',
    properties: {
      email: { type: 'string', format: 'email', maxLength: 200 },
      username: { type: 'string', maxLength: 60 },
      bio: { type: ['string', 'null'], maxLength: 65535 },
      image: { type: ['string', 'null'], maxLength: 500 },
      password: newPassword,
    },
    required: ['email', 'username', 'password'],
    additionalProperties: false,
  },
  response: { 201: signedIn },
}
