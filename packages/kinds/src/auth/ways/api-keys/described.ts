import {
  answer,
  inputObject,
  objectSchema,
  type Described,
  type JsonObject,
} from '../../../openapi.ts'
import { longestOf, type ApiKeysSettings } from './settings.ts'

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

/** What making a key takes and gives. */
export const issuingKeys = (settings: ApiKeysSettings): Described => ({
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
  problems: [400, 403, 409, 415],
})

export const listingKeys: Described = {
  success: {
    200: answer(
      'The keys that are not over, the latest first.',
      objectSchema({ data: { type: 'array', items: objectSchema(KEY, Object.keys(KEY)) } }, [
        'data',
      ]),
    ),
  },
  problems: [],
}

export const idParameter = (name: string, description: string): JsonObject => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', maxLength: 64 },
})
