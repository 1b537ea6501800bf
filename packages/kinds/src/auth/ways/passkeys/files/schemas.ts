import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { signedIn } from '../schemas.ts'

export interface Password {
  readonly currentPassword?: string
}

export interface Creation {
  readonly name: string
  readonly credential: RegistrationResponseJSON
}

export interface Signature {
  readonly credential: AuthenticationResponseJSON
}

export interface Passkey {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly usedAt: string | null
}

export interface PasskeyList {
  readonly data: readonly Passkey[]
}

export interface PasskeyParams {
  readonly id: string
}

const passkey = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    createdAt: { type: 'string' },
    usedAt: { type: ['string', 'null'] },
  },
}

/** What the browser makes of a credential; it may have more members, which nobody reads. */
const credential = (...parts: readonly string[]) => ({
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 1400 },
    rawId: { type: 'string', maxLength: 1400 },
    type: { const: 'public-key' },
    clientExtensionResults: { type: 'object' },
    response: {
      type: 'object',
      properties: Object.fromEntries(
        parts.map((part) => [part, { type: 'string', maxLength: 20_000 }]),
      ),
      required: parts,
    },
  },
  required: ['id', 'rawId', 'type', 'response'],
})

/** Options are for the browser to read, whatever is in them. */
const options = { type: 'object', additionalProperties: true }

export const beginPasskey = {
  body: {
    type: 'object',
    properties: { currentPassword: { type: 'string', maxLength: 128 } },
    additionalProperties: false,
  },
  response: { 200: options },
}

export const addPasskey = {
  body: {
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 100 },
      credential: credential('clientDataJSON', 'attestationObject'),
    },
    required: ['name', 'credential'],
    additionalProperties: false,
  },
  response: { 201: passkey },
}

export const listPasskeys = {
  response: { 200: { type: 'object', properties: { data: { type: 'array', items: passkey } } } },
}

export const removePasskey = {
  params: {
    type: 'object',
    properties: { id: { type: 'string', maxLength: 64 } },
    required: ['id'],
  },
  response: { 204: { type: 'null' } },
}

export const beginPasskeySignIn = { response: { 200: options } }

export const signInWithPasskey = {
  body: {
    type: 'object',
    properties: {
      credential: credential('clientDataJSON', 'authenticatorData', 'signature'),
    },
    required: ['credential'],
    additionalProperties: false,
  },
  response: { 200: signedIn },
}
