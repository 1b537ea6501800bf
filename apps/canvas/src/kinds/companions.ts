import { asAccounts, type Command } from '@drawbridge/commands'
import { accountTable, membershipTable, organisationTable, kindFor } from '@drawbridge/kinds/faces'
import type { Connection, JsonObject, Manifest, Node, Position } from '@drawbridge/manifest'
import { storeIn } from './roles.ts'

/** What comes with a new part, in the same edit, so that it can work. */
export interface Companions {
  readonly nodes: readonly Node[]
  readonly connections: readonly Connection[]
  /** What fits parts that are there already to the new one. */
  readonly commands: readonly Command[]
}

interface Making {
  readonly newId: (kind: string) => string
  /** Where a part of a kind finds room beside the new one. */
  readonly place: (kind: string) => Position
}

/**
 * Sign-in brings a table of users, or takes the one that is there; a table, an api and sign-in
 * bring the database. `manifest` is that before the part `added`.
 */
export function companionsOf(manifest: Manifest, added: Node, making: Making): Companions {
  const nodes: Node[] = []
  const connections: Connection[] = []
  const commands: Command[] = []
  if (added.kind === 'auth' && manifest.nodes.every(({ kind }) => kind !== 'auth')) {
    const known = usersTable(manifest)
    const users = known ?? {
      id: making.newId('table'),
      kind: 'table',
      name: 'users',
      settings: accountTable(added.settings),
      position: making.place('table'),
    }
    if (!known) nodes.push(users)
    connections.push({ id: making.newId('c'), from: added.id, to: users.id })
    commands.push(...asAccounts(added.settings, users))
  }
  if (added.kind === 'organisation' && manifest.nodes.every(({ kind }) => kind !== added.kind))
    return withMembers(manifest, added, making)
  if (!storeIn(manifest) && NEEDS_STORE.has(added.kind)) {
    const { kind, defaults: settings } = kindFor('stores')
    const position = making.place(kind)
    nodes.push({ id: making.newId(kind), kind, name: kind, settings, position })
  }
  return { nodes, connections, commands }
}

/** Organisations bring a table of themselves and one of their members, and sign-in where there is none. */
function withMembers(manifest: Manifest, added: Node, making: Making): Companions {
  const { newId, place } = making
  const auth = manifest.nodes.find(({ kind }) => kind === 'auth')
  const signIn = auth ?? {
    id: newId('auth'),
    kind: 'auth',
    name: 'auth',
    settings: {},
    position: place('auth'),
  }
  const brought = auth
    ? { nodes: [], connections: [], commands: [] }
    : companionsOf(manifest, signIn, making)
  const nodes = [...(auth ? [] : [signIn]), ...brought.nodes]
  const connections = [...manifest.connections, ...brought.connections]
  const kinds = new Map([...manifest.nodes, ...nodes].map(({ id, kind }) => [id, kind]))
  const accounts = connections.find(
    ({ from, to }) => from === signIn.id && kinds.get(to) === 'table',
  )?.to
  if (accounts === undefined) return { ...brought, nodes }
  const table = (name: string, id: string, settings: JsonObject): Node => ({
    id,
    kind: 'table',
    name,
    settings,
    position: place('table'),
  })
  const [organisations, memberships] = [newId('table'), newId('table')]
  return {
    ...brought,
    nodes: [
      ...nodes,
      table('organisations', organisations, organisationTable(memberships)),
      table('memberships', memberships, membershipTable(memberships, organisations, accounts)),
    ],
    connections: [...brought.connections, { id: newId('c'), from: added.id, to: organisations }],
  }
}

/** The table called users, to keep accounts in when nobody chose another. */
const usersTable = ({ nodes }: Manifest): Node | undefined =>
  nodes.find(({ kind, name }) => kind === 'table' && /^users?$/i.test(name))

const NEEDS_STORE = new Set(['table', 'api', 'auth'])
