import { answer, inputObject, objectSchema, type JsonObject } from '../../../openapi.ts'
import type { WayRoute } from '../way-face.ts'
import { idParameter, issuingKeys, listingKeys } from './described.ts'
import { makerOf, type ApiKeysSettings } from './settings.ts'

const ACCOUNT: JsonObject = objectSchema(
  {
    id: { type: ['integer', 'string'], description: 'Id of the account.' },
    name: { type: 'string' },
    createdAt: { type: 'string', format: 'date-time' },
  },
  ['id', 'name', 'createdAt'],
)

const ID = idParameter('id', 'Id of the account.')
const KEY = idParameter('key', 'Id of the key.')

/** Accounts of programs, which hold keys and which nobody signs in to. */
export function serviceRoutes(settings: ApiKeysSettings): readonly WayRoute[] {
  const maker = makerOf(settings)
  if (maker === undefined) return []
  const access = [`role:${maker}`]
  return [
    {
      method: 'POST',
      path: '/service-accounts',
      name: 'createServiceAccount',
      summary: 'Make an account for a program',
      access,
      described: {
        body: inputObject(
          {
            name: { type: 'string', minLength: 1, maxLength: 100 },
            account: { type: 'object', description: 'What else an account is made of.' },
          },
          ['name'],
        ),
        success: { 201: answer('The new account. It has no password, and no keys yet.', ACCOUNT) },
        problems: [400, 409, 415],
      },
    },
    {
      method: 'GET',
      path: '/service-accounts',
      name: 'listServiceAccounts',
      summary: 'List the accounts of programs',
      access,
      described: {
        success: {
          200: answer(
            'The first thousand, the latest first.',
            objectSchema({ data: { type: 'array', items: ACCOUNT } }, ['data']),
          ),
        },
        problems: [],
      },
    },
    {
      method: 'DELETE',
      path: '/service-accounts/{id}',
      name: 'endServiceAccount',
      summary: 'End the account of a program',
      access,
      described: {
        parameters: [ID],
        success: { 204: { description: 'Its keys are good no more. What it owns stays.' } },
        problems: [400, 404],
      },
    },
    {
      method: 'POST',
      path: '/service-accounts/{id}/keys',
      name: 'createServiceKey',
      summary: 'Make a key for a program',
      access,
      described: {
        ...issuingKeys(settings),
        parameters: [ID],
        problems: [400, 404, 409, 415],
      },
    },
    {
      method: 'GET',
      path: '/service-accounts/{id}/keys',
      name: 'listServiceKeys',
      summary: 'List the keys of a program',
      access,
      described: { ...listingKeys, parameters: [ID], problems: [400, 404] },
    },
    {
      method: 'DELETE',
      path: '/service-accounts/{id}/keys/{key}',
      name: 'endServiceKey',
      summary: 'End a key of a program',
      access,
      described: {
        parameters: [ID, KEY],
        success: { 204: { description: 'It is good no more.' } },
        problems: [400, 404],
      },
    },
  ]
}
