import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'

/** How callers are known: what a part for signing in says about it. */
export const METHODS: Readonly<Record<string, JsonObject>> = {
  tokens: {},
  'tokens in cookies': { carrier: 'cookie' },
  'cookie sessions': { method: 'session' },
}

/** Organisations whose members have no roles. */
const WITH_MEMBERS: readonly Json[] = [
  { id: 'apart', kind: 'organisation', name: 'teams apart', settings: {} },
  {
    id: 'teams',
    kind: 'table',
    name: 'teams',
    settings: {
      fields: [{ id: 'n', name: 'name', type: 'string', required: true }],
      access: { read: ['member'] },
    },
  },
  {
    id: 'memberships',
    kind: 'table',
    name: 'memberships',
    settings: {
      fields: [{ id: 'm', name: 'title', type: 'string' }],
      relations: [
        {
          id: 't',
          name: 'team',
          type: 'manyToOne',
          target: 'teams',
          inverse: 'memberships',
          required: true,
          onDelete: 'cascade',
        },
        {
          id: 'u',
          name: 'user',
          type: 'manyToOne',
          target: 'users',
          required: true,
          onDelete: 'cascade',
        },
      ],
      indexes: [{ id: 'once', fields: ['team', 'user'], kind: 'unique' }],
      access: { read: ['member'] },
    },
  },
]

/** A backend with these ways in, and with all that any of them asks of the rest of a drawing. */
export function drawingWithWays(ways: readonly Json[], method: JsonObject = {}): Json {
  const isInviting = ways.some((way) => isObject(way) && way['kind'] === 'invitations')
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
      ...(isInviting ? WITH_MEMBERS : []),
    ],
    connections: [
      { id: 'c1', from: 'api', to: 'database' },
      { id: 'c2', from: 'auth', to: 'users' },
      { id: 'c3', from: 'auth', to: 'api' },
      { id: 'c4', from: 'auth', to: 'mail' },
      ...(isInviting ? [{ id: 'c5', from: 'apart', to: 'teams' }] : []),
    ],
  }
}
