import { Type, type Static } from 'typebox'
import { answer, inputObject, objectSchema, reference, type JsonObject } from '../../../openapi.ts'
import type { WayFace } from '../way-face.ts'

export const TotpSettings = Type.Object(
  {
    kind: Type.Literal('totp'),
    /** What authenticator apps call the application; its name unless said otherwise. */
    issuer: Type.Optional(
      Type.String({
        title: 'Name in the app',
        description: 'What authenticator apps call the application. Its own name where empty.',
        maxLength: 60,
        pattern: '^[^:\\u0000-\\u001f\\u007f]*$',
        default: '',
      }),
    ),
    demanded: Type.Optional(
      Type.Boolean({
        title: 'Everybody needs one',
        description: 'Who has none yet is led to set it up, and reaches nothing else before.',
        default: false,
      }),
    ),
    /** Roles that need one, where not everybody does. */
    demandedOf: Type.Optional(
      Type.Array(
        Type.String({
          title: 'Role',
          description: 'One of the roles of the sign-in.',
          pattern: '^[a-z][a-zA-Z0-9_]{0,39}$',
        }),
        {
          title: 'Roles that need one',
          description: 'Where not everybody does.',
          format: 'roles',
          maxItems: 20,
          default: [],
        },
      ),
    ),
  },
  { title: 'Authenticator app', additionalProperties: false },
)
export type TotpSettings = Static<typeof TotpSettings>

const SIGNED_IN = reference('schemas', 'Auth.SignedIn')

const CODE: JsonObject = {
  type: 'string',
  minLength: 6,
  maxLength: 40,
  description: 'Six digits that the app shows now, or a recovery code.',
}

const RECOVERY_CODES: JsonObject = {
  type: 'array',
  items: { type: 'string' },
  description: 'Each good once in place of a code. They are shown this once.',
}

const BY_CODE = inputObject({ code: CODE }, ['code'])
const RENEWED = objectSchema({ recoveryCodes: RECOVERY_CODES }, ['recoveryCodes'])

/** Whether nobody, everybody or some roles need it. */
export function isDemanded({ demanded, demandedOf = [] }: TotpSettings): boolean {
  return demanded === true || demandedOf.length > 0
}

function sentenceOf({ demanded, demandedOf = [] }: TotpSettings): string {
  if (demanded === true) return 'Everybody needs an authenticator app'
  if (demandedOf.length > 0) return `An authenticator app is needed by: ${demandedOf.join(', ')}`
  return 'People may add an authenticator app, and recovery codes'
}

export const totpFace: WayFace<TotpSettings> = {
  kind: 'totp',
  about: {
    title: 'Authenticator app',
    summary: 'Whoever wants it is asked for a code of their telephone as well when they sign in.',
    sentence: (settings) => sentenceOf(settings),
    icon: 'smartphone',
    vocabulary: [
      'second factor',
      'two-factor',
      '2fa',
      'mfa',
      'totp',
      'authenticator',
      'one-time code',
      'recovery codes',
    ],
  },
  settings: TotpSettings,
  defaults: {},
  waysBack: ['auth_authenticators', 'auth_recovery_codes'],
  asks: ['signedIn', 'throttle', 'tickets', 'reauthentication'],
  besides: () => ({
    secondFactor: { type: 'array', items: { type: 'string' } },
    challenge: { type: 'string' },
    expiresIn: { type: 'integer' },
  }),
  routes: () => [
    {
      method: 'POST',
      path: '/second-factor',
      name: 'completeSignIn',
      summary: 'Complete a sign-in with a code',
      access: ['public'],
      beginsSession: true,
      described: {
        body: inputObject(
          {
            challenge: {
              type: 'string',
              maxLength: 64,
              description: 'From the answer to the first half of signing in. Good for five codes.',
            },
            code: CODE,
          },
          ['challenge', 'code'],
        ),
        success: { 200: answer('Signed in.', SIGNED_IN) },
        problems: [400, 401, 415],
      },
    },
    {
      method: 'GET',
      path: '/totp',
      name: 'readTotp',
      summary: 'Whether signing in asks for a code',
      access: ['signedIn'],
      beforeSecondFactor: true,
      described: {
        success: {
          200: answer(
            'What there is beside the password.',
            objectSchema(
              {
                confirmed: { type: 'boolean', description: 'Whether signing in asks for a code.' },
                recoveryCodes: { type: 'integer', description: 'How many of them are left.' },
              },
              ['confirmed', 'recoveryCodes'],
            ),
          ),
        },
        problems: [],
      },
    },
    {
      method: 'POST',
      path: '/totp',
      name: 'beginTotp',
      summary: 'Begin with an authenticator app',
      access: ['signedIn'],
      beforeSecondFactor: true,
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
        success: {
          200: answer(
            'A secret for the app. It is asked for once a code of it was confirmed.',
            objectSchema(
              {
                secret: {
                  type: 'string',
                  description: 'To be typed where nothing can be scanned.',
                },
                url: {
                  type: 'string',
                  description: 'To be shown as a QR code: `otpauth://totp/…`.',
                },
              },
              ['secret', 'url'],
            ),
          ),
        },
        problems: [400, 403, 409, 415],
      },
    },
    {
      method: 'POST',
      path: '/totp/confirm',
      name: 'confirmTotp',
      summary: 'Ask for the app from now on',
      access: ['signedIn'],
      beforeSecondFactor: true,
      described: {
        body: BY_CODE,
        success: {
          200: answer('It is asked for, and every other sign-in of the account ended.', {
            allOf: [SIGNED_IN, RENEWED],
          }),
        },
        problems: [400, 409, 415],
      },
    },
    {
      method: 'POST',
      path: '/totp/recovery-codes',
      name: 'renewRecoveryCodes',
      summary: 'Get new recovery codes',
      access: ['signedIn'],
      described: {
        body: BY_CODE,
        success: { 200: answer('Ten new codes; the old ones are good no more.', RENEWED) },
        problems: [400, 415],
      },
    },
    {
      method: 'POST',
      path: '/totp/remove',
      name: 'removeTotp',
      summary: 'Ask for no code any more',
      access: ['signedIn'],
      described: {
        body: BY_CODE,
        success: {
          200: answer(
            'The app is removed, and every other sign-in of the account ended.',
            SIGNED_IN,
          ),
        },
        problems: [400, 415],
      },
    },
  ],
}
