import { Type, type Static } from 'typebox'
import { answer, inputObject, objectSchema, type JsonObject } from '../../../openapi.ts'
import type { WayFace } from '../way-face.ts'

export const ApiKeysSettings = Type.Object(
  {
    kind: Type.Literal('apiKeys'),
    longestDays: Type.Optional(
      Type.Integer({
        title: 'Days of a key, at most',
        description: 'No key is good for longer.',
        minimum: 1,
        maximum: 365,
        default: 365,
      }),
    ),
  },
  { title: 'API keys', additionalProperties: false },
)
export type ApiKeysSettings = Static<typeof ApiKeysSettings>

const time = (description: string): JsonObject => ({
  type: 'string',
  format: 'date-time',
  description,
})

const KEY: Readonly<Record<string, JsonObject>> = {
  id: { type: 'string' },
  name: { type: 'string' },
  prefix: { type: 'string', description: 'How the key begins, to know it by.' },
  scopes: { type: 'array', items: { type: 'string' } },
  createdAt: time('When it was made.'),
  expiresAt: time('From then on it is good no more.'),
  usedAt: { ...time('When it was used last, to a minute or so.'), type: ['string', 'null'] },
}

const ISSUED = objectSchema({ ...KEY, key: { type: 'string', description: 'Shown this once.' } }, [
  ...Object.keys(KEY),
  'key',
])

/** What asks for a key takes, and what it gives. */
export const described = (settings: ApiKeysSettings) => ({
  create: {
    body: inputObject(
      {
        name: { type: 'string', minLength: 1, maxLength: 100 },
        scopes: {
          type: 'array',
          items: { type: 'string' },
          minItems: 1,
          maxItems: 50,
          uniqueItems: true,
          description:
            '`read` and `write` for all that the account may; `tasks:read` and the like for one table or endpoint.',
          examples: [['read']],
        },
        days: {
          type: 'integer',
          minimum: 1,
          maximum: longestOf(settings),
          description: 'From now until it is over.',
        },
      },
      ['name', 'scopes', 'days'],
    ),
    success: { 201: answer('The new key.', ISSUED) },
    problems: [400, 409, 415],
  },
  list: {
    success: {
      200: answer(
        'The keys, the latest first.',
        objectSchema({ data: { type: 'array', items: objectSchema(KEY, Object.keys(KEY)) } }, [
          'data',
        ]),
      ),
    },
    problems: [],
  },
})

export const longestOf = ({ longestDays }: ApiKeysSettings): number => longestDays ?? 365

export const idParameter = (name: string, description: string): JsonObject => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', maxLength: 64 },
})

export const apiKeysFace: WayFace<ApiKeysSettings> = {
  kind: 'apiKeys',
  about: {
    title: 'API keys',
    summary:
      'People make keys for their programs, each good for what they choose and until they end it.',
    sentence: (settings) => `Programs call with keys, for ${longestOf(settings)} days at most`,
    icon: 'key-square',
    vocabulary: ['api keys', 'api key', 'access key', 'personal access token', 'keys for programs'],
  },
  settings: ApiKeysSettings,
  defaults: {},
  asks: [],
  routes: (settings) => [
    {
      method: 'POST',
      path: '/keys',
      name: 'createKey',
      summary: 'Make a key',
      access: ['signedIn'],
      described: described(settings).create,
    },
    {
      method: 'GET',
      path: '/keys',
      name: 'listKeys',
      summary: 'List one’s keys',
      access: ['signedIn'],
      described: described(settings).list,
    },
    {
      method: 'DELETE',
      path: '/keys/{id}',
      name: 'endKey',
      summary: 'End a key',
      access: ['signedIn'],
      described: {
        parameters: [idParameter('id', 'Id of the key.')],
        success: { 204: { description: 'It is good no more.' } },
        problems: [404],
      },
    },
  ],
}
