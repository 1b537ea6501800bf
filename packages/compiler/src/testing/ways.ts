import type { Json, JsonObject } from '@drawbridge/manifest'

/** How callers are known: what a part for signing in says about it. */
export const METHODS: Readonly<Record<string, JsonObject>> = {
  tokens: {},
  'tokens in cookies': { carrier: 'cookie' },
  'cookie sessions': { method: 'session' },
}

/** A backend with these ways in, and with all that any of them asks of the rest of a drawing. */
export function drawingWithWays(ways: readonly Json[], method: JsonObject = {}): Json {
  return {
    drawbridge: 1,
    name: 'Doors',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      { id: 'auth', kind: 'auth', name: 'auth', settings: { ...method, ways } },
      { id: 'api', kind: 'api', name: 'api', settings: {} },
      { id: 'mail', kind: 'mail', name: 'mail', settings: {} },
      {
        id: 'users',
        kind: 'table',
        name: 'users',
        settings: {
          fields: [{ id: 'e', name: 'email', type: 'string', required: true, unique: true }],
          access: { read: ['owner'] },
        },
      },
    ],
    connections: [
      { id: 'c1', from: 'api', to: 'database' },
      { id: 'c2', from: 'auth', to: 'users' },
      { id: 'c3', from: 'auth', to: 'api' },
      { id: 'c4', from: 'auth', to: 'mail' },
    ],
  }
}
