import { Type, type Static } from 'typebox'
import { answer, objectSchema, type JsonObject } from '../../../openapi.ts'
import type { WayFace } from '../way-face.ts'

export const DevicesSettings = Type.Object(
  { kind: Type.Literal('devices') },
  { title: 'Signed-in devices', additionalProperties: false },
)
export type DevicesSettings = Static<typeof DevicesSettings>

const SESSION: JsonObject = objectSchema(
  {
    id: { type: 'string' },
    device: {
      type: ['string', 'null'],
      description: 'What was signed in from, by its own word: `Firefox on Windows`.',
    },
    createdAt: { type: 'string', format: 'date-time', description: 'When it was signed in.' },
    usedAt: {
      type: 'string',
      format: 'date-time',
      description:
        'When it was used last, as far as is kept: to a minute, or to the last new tokens.',
    },
    expiresAt: { type: 'string', format: 'date-time', description: 'When it ends by itself.' },
    current: { type: 'boolean', description: 'Whether the request came from it.' },
  },
  ['id', 'device', 'createdAt', 'usedAt', 'expiresAt', 'current'],
)

export const devicesFace: WayFace<DevicesSettings> = {
  kind: 'devices',
  about: {
    title: 'Signed-in devices',
    summary: 'People see where they are signed in, and sign out from afar.',
    sentence: () => 'People see and end their sessions',
    icon: 'monitor-smartphone',
    vocabulary: ['devices', 'sessions', 'sign out everywhere', 'active sessions'],
  },
  settings: DevicesSettings,
  defaults: {},
  asks: ['recentSignIn'],
  routes: () => [
    {
      method: 'GET',
      path: '/sessions',
      name: 'listSessions',
      summary: 'List where the account is signed in',
      access: ['signedIn'],
      described: {
        success: {
          200: answer(
            'The last hundred sign-ins that are not over, the latest first.',
            objectSchema({ data: { type: 'array', items: SESSION } }, ['data']),
          ),
        },
        problems: [],
      },
    },
    {
      method: 'DELETE',
      path: '/sessions/{id}',
      name: 'endSession',
      summary: 'Sign out somewhere',
      access: ['signedIn'],
      described: {
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            description: 'Id of the sign-in.',
            schema: { type: 'string', maxLength: 64 },
          },
        ],
        success: { 204: { description: 'Signed out there.' } },
        problems: [400, 403, 404],
      },
    },
    {
      method: 'DELETE',
      path: '/sessions',
      name: 'endOtherSessions',
      summary: 'Sign out everywhere else',
      access: ['signedIn'],
      described: {
        success: { 204: { description: 'Signed out everywhere but here.' } },
        problems: [403],
      },
    },
  ],
}
