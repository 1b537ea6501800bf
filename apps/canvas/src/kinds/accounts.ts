import type { Command } from '@drawbridge/commands'
import type { Field } from '@drawbridge/kinds/faces'
import type { Json, JsonObject, Manifest, Node } from '@drawbridge/manifest'
import { tableView } from './table.ts'

/** What sign-in needs of the table that it keeps its accounts in, as commands. Pure. */

/** Registering is what adds an account; people see and change their own, and an admin all. */
const ACCESS = { read: ['owner', 'role:admin'], update: ['owner', 'role:admin'] }

/** What people sign in with: always there, and no two people have the same. */
const identifierField = (name: string): JsonObject => ({
  id: `f_${name}`,
  name,
  type: 'string',
  ...(name === 'email' && { length: 254, format: 'email' }),
  required: true,
  unique: true,
})

/** A table of users, to stand beside the sign-in part `auth`. */
export const accountSettings = (auth: Node): JsonObject => ({
  fields: [
    identifierField(identifierOf(auth)),
    { id: 'f_name', name: 'name', type: 'string', length: 120 },
  ],
  timestamps: true,
  access: accessFor(auth),
})

/** The table called users, to keep accounts in when nobody chose another. */
export const usersTable = (manifest: Manifest): Node | undefined =>
  manifest.nodes.find(({ kind, name }) => kind === 'table' && /^users?$/i.test(name))

/** Makes a table fit to keep accounts in; what fits already stays as it is. */
export function asAccounts(auth: Node, table: Node): readonly Command[] {
  const { id } = table
  const { fields, access = {}, owner } = tableView(table)
  const set = (path: readonly string[], value?: Json): Command => ({
    type: 'setSetting',
    id,
    path,
    ...(value !== undefined && { value }),
  })
  const name = identifierOf(auth)
  const field = fields.find((one) => one.name === name)
  const added: Command = {
    type: 'insertItem',
    id,
    path: ['fields'],
    item: { ...identifierField(name), id: freeId(`f_${name}`, fields) },
    at: 0,
  }
  const creating = (['create', 'bulkCreate'] as const).flatMap((operation) => {
    const rules = access[operation]
    const roles = rules?.filter((rule) => rule.startsWith('role:'))
    if (rules === undefined || roles?.length === rules.length) return []
    return [set(['access', operation], roles?.length ? roles : undefined)]
  })
  return [
    ...(field
      ? (
          [
            ['type', 'string'],
            ['required', true],
            ['unique', true],
          ] as const
        )
          .filter(([setting, value]) => field[setting] !== value)
          .map(([setting, value]) => set(['fields', `#${field.id}`, setting], value))
      : [added]),
    ...(owner === true ? [set(['owner'], false)] : []),
    ...creating,
  ]
}

function identifierOf({ settings }: Node): string {
  const { identifier } = settings
  return typeof identifier === 'string' && identifier !== '' ? identifier : 'email'
}

/** An admin is let in only where sign-in knows that role. */
function accessFor({ settings }: Node): JsonObject {
  const { roles } = settings
  if (!Array.isArray(roles) || roles.includes('admin')) return ACCESS
  return { read: ['owner'], update: ['owner'] }
}

function freeId(wished: string, fields: readonly Field[]): string {
  const taken = new Set(fields.map(({ id }) => id))
  if (!taken.has(wished)) return wished
  let number = 2
  while (taken.has(`${wished}_${number}`)) number += 1
  return `${wished}_${number}`
}
