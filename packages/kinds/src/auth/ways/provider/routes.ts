import { answer, inputObject, objectSchema, type JsonObject } from '../../../openapi.ts'
import type { WayRoute } from '../way-face.ts'
import { namesOf } from './names.ts'
import { titleOf, type ChosenProvider } from './settings.ts'

const SECRET: JsonObject = { type: 'string', pattern: '^[\\w-]{43}$' }

const RETURN_TO: JsonObject = {
  type: 'string',
  maxLength: 2000,
  description: 'Where to be brought back to: one of the places that the drawing names, or below.',
}

const CHALLENGE: JsonObject = {
  ...SECRET,
  description: '`base64url(SHA-256(verifier))` of a random secret that the page keeps.',
}

const CONNECTION: JsonObject = objectSchema(
  {
    id: { type: 'string' },
    provider: { type: 'string' },
    createdAt: { type: 'string', format: 'date-time' },
  },
  ['id', 'provider', 'createdAt'],
)

const EXCHANGE: JsonObject = inputObject(
  {
    code: { ...SECRET, description: 'From the address that the browser was brought back to.' },
    verifier: {
      type: 'string',
      minLength: 43,
      maxLength: 128,
      description: 'The secret whose digest was the challenge.',
    },
  },
  ['code', 'verifier'],
)

const inQuery = (name: string, schema: JsonObject, required = false): JsonObject => {
  const { description, ...rest } = schema
  return { name, in: 'query', required, ...(description && { description }), schema: rest }
}

const redirect = (description: string): JsonObject => ({
  302: { description, headers: { location: { schema: { type: 'string' } } } },
})

/** What one provider answers by itself. */
export function ownRoutes(settings: ChosenProvider, byCookie: boolean): readonly WayRoute[] {
  const title = titleOf(settings)
  const { type } = namesOf(settings)
  const path = `/${settings.name}`
  return [
    {
      method: 'GET',
      path,
      name: `signInWith${type}`,
      summary: `Sign in with ${title}`,
      access: ['public'],
      described: {
        parameters: [
          inQuery('returnTo', RETURN_TO),
          ...(byCookie ? [] : [inQuery('challenge', CHALLENGE)]),
          inQuery('ticket', { ...SECRET, description: 'Of somebody who connects their account.' }),
        ],
        success: redirect(`To ${title}. It is for browsers to follow.`),
        problems: [400, 502, 504],
      },
    },
    {
      method: 'GET',
      path: `${path}/callback`,
      name: `comeBackFrom${type}`,
      summary: `Come back from ${title}`,
      access: ['public'],
      described: {
        parameters: [inQuery('state', SECRET, true)],
        success: redirect(
          byCookie
            ? 'Signed in, to where the sign-in was begun for; or there with `error`.'
            : 'To where the sign-in was begun for, with a `code` to exchange, or with `error`.',
        ),
        problems: [400, 502, 504],
      },
    },
    {
      method: 'POST',
      path: `${path}/connect`,
      name: `connect${type}`,
      summary: `Connect ${title} to the account`,
      access: ['signedIn'],
      described: {
        body: byCookie
          ? inputObject({ returnTo: RETURN_TO })
          : inputObject({ returnTo: RETURN_TO, challenge: CHALLENGE }, ['challenge']),
        success: {
          200: answer(
            'Where to send the browser.',
            objectSchema({ url: { type: 'string', format: 'uri' } }, ['url']),
          ),
        },
        problems: [400, 403, 415],
      },
    },
  ]
}

/** What all providers share. */
export function sharedRoutes(byCookie: boolean, proved: JsonObject): readonly WayRoute[] {
  return [...(byCookie ? [] : exchanging(proved)), LIST, REMOVE]
}

const exchanging = (proved: JsonObject): readonly WayRoute[] => [
  {
    method: 'POST',
    path: '/exchange',
    name: 'exchangeCode',
    summary: 'Exchange the code of a provider’s sign-in for tokens',
    access: ['public'],
    beginsSession: true,
    described: {
      body: EXCHANGE,
      success: { 200: answer('Signed in.', proved) },
      problems: [400, 415],
    },
  },
  {
    method: 'POST',
    path: '/connections',
    name: 'addConnection',
    summary: 'Exchange the code of a provider for a connection',
    access: ['signedIn'],
    described: {
      body: EXCHANGE,
      success: { 201: answer('The provider is connected to the account.', CONNECTION) },
      problems: [400, 409, 415],
    },
  },
]

const LIST: WayRoute = {
  method: 'GET',
  path: '/connections',
  name: 'listConnections',
  summary: 'List the providers that are connected to the account',
  access: ['signedIn'],
  described: {
    success: {
      200: answer(
        'The connections, the oldest first.',
        objectSchema({ data: { type: 'array', items: CONNECTION } }, ['data']),
      ),
    },
    problems: [],
  },
}

const REMOVE: WayRoute = {
  method: 'DELETE',
  path: '/connections/{id}',
  name: 'removeConnection',
  summary: 'Disconnect a provider',
  access: ['signedIn'],
  described: {
    parameters: [
      {
        name: 'id',
        in: 'path',
        required: true,
        description: 'Id of the connection.',
        schema: { type: 'string', pattern: '^[\\w-]{43}$' },
      },
    ],
    success: { 204: { description: 'Disconnected.' } },
    problems: [400, 403, 404, 409],
  },
}
