import { Type, type Static } from 'typebox'
import { answer, inputObject, objectSchema, reference, type JsonObject } from '../../../openapi.ts'
import type { WayFace } from '../way-face.ts'

export const PasskeysSettings = Type.Object(
  { kind: Type.Literal('passkeys') },
  { title: 'Passkeys', additionalProperties: false },
)
export type PasskeysSettings = Static<typeof PasskeysSettings>

const OPTIONS: JsonObject = {
  type: 'object',
  description: 'For `navigator.credentials`, in the JSON form of WebAuthn.',
}

const CREDENTIAL: JsonObject = {
  type: 'object',
  description: 'What `navigator.credentials` gave, by its `toJSON()`.',
}

const PASSKEY: Readonly<Record<string, JsonObject>> = {
  id: { type: 'string' },
  name: { type: 'string' },
  createdAt: { type: 'string', format: 'date-time' },
  usedAt: {
    type: ['string', 'null'],
    format: 'date-time',
    description: 'When somebody signed in with it last.',
  },
}

const ONE = objectSchema(PASSKEY, Object.keys(PASSKEY))

export const passkeysFace: WayFace<PasskeysSettings> = {
  kind: 'passkeys',
  about: {
    title: 'Passkeys',
    summary: 'People sign in with their finger, face or device PIN, without a name or a password.',
    sentence: () => 'People sign in with passkeys of their devices',
    icon: 'fingerprint',
    vocabulary: ['passkeys', 'passkey', 'webauthn', 'fido2', 'face id', 'touch id', 'passwordless'],
  },
  settings: PasskeysSettings,
  defaults: {},
  waysBack: ['auth_passkeys'],
  asks: ['signedIn', 'throttle', 'tickets', 'reauthentication'],
  routes: () => [
    {
      method: 'POST',
      path: '/passkeys/options',
      name: 'beginPasskey',
      summary: 'Begin to add a passkey',
      access: ['signedIn'],
      described: {
        body: inputObject(
          {
            currentPassword: {
              type: 'string',
              format: 'password',
              maxLength: 128,
              description: 'Where the account has one.',
            },
          },
          [],
        ),
        success: { 200: answer('What to create, good for five minutes.', OPTIONS) },
        problems: [400, 403, 415],
      },
    },
    {
      method: 'POST',
      path: '/passkeys',
      name: 'addPasskey',
      summary: 'Add a passkey',
      access: ['signedIn'],
      described: {
        body: inputObject(
          { name: { type: 'string', minLength: 1, maxLength: 100 }, credential: CREDENTIAL },
          ['name', 'credential'],
        ),
        success: { 201: answer('The new passkey.', ONE) },
        problems: [400, 409, 415],
      },
    },
    {
      method: 'GET',
      path: '/passkeys',
      name: 'listPasskeys',
      summary: 'List one’s passkeys',
      access: ['signedIn'],
      described: {
        success: {
          200: answer(
            'The passkeys, the latest first.',
            objectSchema({ data: { type: 'array', items: ONE } }, ['data']),
          ),
        },
        problems: [],
      },
    },
    {
      method: 'DELETE',
      path: '/passkeys/{id}',
      name: 'removePasskey',
      summary: 'Remove a passkey',
      access: ['signedIn'],
      described: {
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            description: 'Id of the passkey.',
            schema: { type: 'string', maxLength: 64 },
          },
        ],
        success: { 204: { description: 'Removed, and every other sign-in of the account ended.' } },
        problems: [404],
      },
    },
    {
      method: 'POST',
      path: '/passkeys/sign-in/options',
      name: 'beginPasskeySignIn',
      summary: 'Begin to sign in with a passkey',
      access: ['public'],
      described: {
        success: { 200: answer('What to ask the device for, good for five minutes.', OPTIONS) },
        problems: [],
      },
    },
    {
      method: 'POST',
      path: '/passkeys/sign-in',
      name: 'signInWithPasskey',
      summary: 'Sign in with a passkey',
      access: ['public'],
      beginsSession: true,
      described: {
        body: inputObject({ credential: CREDENTIAL }, ['credential']),
        success: { 200: answer('Signed in.', reference('schemas', 'Auth.SignedIn')) },
        problems: [400, 401, 415],
      },
    },
  ],
}
