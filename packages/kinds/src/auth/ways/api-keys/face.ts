import type { WayFace, WayRoute } from '../way-face.ts'
import { serviceRoutes } from './service-face.ts'
import { ApiKeysSettings, longestOf } from './settings.ts'
import { idParameter, issuingKeys, listingKeys } from './described.ts'

/** Keys of one’s own. */
export const ownKeyRoutes = (settings: ApiKeysSettings): readonly WayRoute[] => [
  {
    method: 'POST',
    path: '/keys',
    name: 'createKey',
    summary: 'Make a key',
    access: ['signedIn'],
    described: issuingKeys(settings),
  },
  {
    method: 'GET',
    path: '/keys',
    name: 'listKeys',
    summary: 'List one’s keys',
    access: ['signedIn'],
    described: listingKeys,
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
]

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
  waysBack: ['auth_keys'],
  asks: ['bareAccounts', 'recentSignIn'],
  credential: {
    name: 'key',
    scheme: {
      type: 'apiKey',
      in: 'header',
      name: 'x-api-key',
      description: 'A key that its owner made, which is good for the scopes that it was given.',
    },
  },
  routes: (settings) => [...ownKeyRoutes(settings), ...serviceRoutes(settings)],
}
