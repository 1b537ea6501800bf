import type { Command } from '@drawbridge/commands'
import type { Json, Node } from '@drawbridge/manifest'
import { unlessTaken, type Draft } from './draft.ts'
import { named } from './fields-of.ts'

/** Commands that give a table all that it needs to answer requests: database, sign-in and an api. */
export function scaffold(draft: Draft): { commands: Command[]; added: string[] } {
  const commands: Command[] = []
  const added: string[] = []
  if (draft.ofKind('database').length === 0) {
    const id = draft.freshId('database')
    commands.push({
      type: 'addNode',
      node: { id, kind: 'database', name: 'database', settings: { dialect: 'mysql' } },
    })
    added.push('a database')
  }
  if (draft.ofKind('auth').length === 0) {
    commands.push(...signIn(draft))
    added.push('sign-in')
  }
  if (draft.ofKind('api').length === 0) {
    const id = draft.freshId('api')
    commands.push({ type: 'addNode', node: { id, kind: 'api', name: 'api', settings: {} } })
    commands.push(join(draft, draft.ofKind('auth')[0]?.id ?? draft.freshId('auth'), id))
    added.push('an api')
  }
  return { commands, added }
}

/** Sign-in over a table of users; either is made where it isn't there. */
export function signIn(draft: Draft): Command[] {
  const known = draft.ofKind('auth')[0]
  const auth = known?.id ?? draft.freshId('auth')
  const users = draft.table('users')
  const table = users?.id ?? draft.freshId('users')
  const commands: Command[] = []
  if (!users)
    commands.push({
      type: 'addNode',
      node: { id: table, kind: 'table', name: 'users', settings: USERS },
    })
  if (!known)
    commands.push({ type: 'addNode', node: { id: auth, kind: 'auth', name: 'auth', settings: {} } })
  commands.push(join(draft, auth, table), ...(users ? asAccounts(users, known) : []))
  if (!known) for (const api of draft.ofKind('api')) commands.push(join(draft, auth, api.id))
  return commands
}

/** Makes a table fit to keep accounts in; what fits already stays as it is. */
export function asAccounts(table: Node, auth: Node | undefined): Command[] {
  const { id, settings } = table
  const said = auth?.settings['identifier']
  const name = typeof said === 'string' ? said : 'email'
  const fields = named(table, 'fields')
  const field = fields.find((one) => one.name === name)
  const commands: Command[] = []
  const set = (path: readonly string[], value?: Json): void => {
    commands.push({ type: 'setSetting', id, path, ...(value !== undefined && { value }) })
  }
  if (field) {
    const wanted = { type: 'string', required: true, unique: true }
    for (const [setting, value] of Object.entries(wanted))
      if (field[setting] !== value) set(['fields', `#${field.id}`, setting], value)
  } else {
    const { format: _format, ...plain } = EMAIL
    const own = name === 'email' ? EMAIL : { ...plain, name }
    const item = { ...own, id: unlessTaken(name, new Set(fields.map((one) => one.id))) }
    commands.push({ type: 'insertItem', id, path: ['fields'], item, at: 0 })
  }
  if (settings['owner'] === true) set(['owner'], false)
  const access = settings['access']
  if (typeof access !== 'object' || access === null || Array.isArray(access)) return commands
  for (const [operation, rules] of Object.entries(access)) {
    if (!/^(?:create|bulkCreate)$/.test(operation) || !Array.isArray(rules)) continue
    const roles = rules.filter((rule) => typeof rule === 'string' && rule.startsWith('role:'))
    if (roles.length === rules.length) continue
    set(['access', operation], roles.length > 0 ? roles : undefined)
  }
  return commands
}

/** The sign-in part that has no table of accounts yet. */
export function waitingAuth(draft: Draft): Node | undefined {
  const tables = new Set(draft.ofKind('table').map(({ id }) => id))
  const [auth] = draft.ofKind('auth')
  const isKept = draft.manifest.connections.some(
    ({ from, to }) => from === auth?.id && tables.has(to),
  )
  return isKept ? undefined : auth
}

export const join = (draft: Draft, from: string, to: string): Command => ({
  type: 'connect',
  connection: { id: draft.freshId(`${from}_to_${to}`.slice(0, 60)), from, to },
})

const EMAIL = {
  id: 'email',
  name: 'email',
  type: 'string',
  length: 254,
  format: 'email',
  required: true,
  unique: true,
}

export const ACCOUNT_ACCESS = { read: ['owner', 'role:admin'], update: ['owner'] }

const USERS = {
  fields: [EMAIL, { id: 'name', name: 'name', type: 'string', length: 120 }],
  timestamps: true,
  access: ACCOUNT_ACCESS,
}
