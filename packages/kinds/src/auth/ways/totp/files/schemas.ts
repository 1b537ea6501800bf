import { signedIn, type SignedIn } from '../schemas.ts'

/** The second half of signing in. */
export interface Proof {
  readonly challenge: string
  /** Of the app, or a recovery code. */
  readonly code: string
}

export interface Password {
  readonly currentPassword?: string
}

export interface Code {
  readonly code: string
}

export interface TotpState {
  /** Whether signing in asks for a code. */
  readonly confirmed: boolean
  /** How many recovery codes are left. */
  readonly recoveryCodes: number
}

export interface Begun {
  readonly secret: string
  /** For a picture that the app reads. */
  readonly url: string
}

export interface RecoveryCodes {
  /** Each good once, and shown this once. */
  readonly recoveryCodes: readonly string[]
}

export type Confirmed = SignedIn & RecoveryCodes

const code = { type: 'string', minLength: 6, maxLength: 40 }

const byCode = {
  type: 'object',
  properties: { code },
  required: ['code'],
  additionalProperties: false,
}

const recoveryCodes = { type: 'array', items: { type: 'string' } }

export const completeSignIn = {
  body: {
    type: 'object',
    properties: { challenge: { type: 'string', maxLength: 64 }, code },
    required: ['challenge', 'code'],
    additionalProperties: false,
  },
  response: { 200: signedIn },
}

export const readTotp = {
  response: {
    200: {
      type: 'object',
      properties: { confirmed: { type: 'boolean' }, recoveryCodes: { type: 'integer' } },
    },
  },
}

export const beginTotp = {
  body: {
    type: 'object',
    properties: { currentPassword: { type: 'string', maxLength: 128 } },
    additionalProperties: false,
  },
  response: {
    200: { type: 'object', properties: { secret: { type: 'string' }, url: { type: 'string' } } },
  },
}

export const confirmTotp = {
  body: byCode,
  response: { 200: { type: 'object', properties: { ...signedIn.properties, recoveryCodes } } },
}

export const renewRecoveryCodes = {
  body: byCode,
  response: { 200: { type: 'object', properties: { recoveryCodes } } },
}

export const removeTotp = { body: byCode, response: { 200: signedIn } }
