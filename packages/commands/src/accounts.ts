import { identifierField, identifierOf } from '@drawbridge/kinds/faces'
import { isObject, itemsOf, type Json, type JsonObject, type Node } from '@drawbridge/manifest'
import type { Command } from './command.ts'

/**
 * Makes a table fit to keep accounts in; what fits already stays as it is. `auth`: the settings of
 * the sign-in that keeps them there.
 */
export function asAccounts(auth: JsonObject, table: Node): readonly Command[] {
  const { id, settings } = table
  const set = (path: readonly string[], value?: Json): Command => ({
    type: 'setSetting',
    id,
    path,
    ...(value !== undefined && { value }),
  })
  return [
    ...identifying(auth, table, set),
    ...(settings['owner'] === true ? [set(['owner'], false)] : []),
    ...registering(settings['access'], set),
  ]
}

type Set = (path: readonly string[], value?: Json) => Command

function identifying(auth: JsonObject, { id, settings }: Node, set: Set): readonly Command[] {
  const fields = itemsOf(settings['fields'])
  const name = identifierOf(auth)
  const field = fields.find((one) => one['name'] === name)
  if (field === undefined) {
    const item = { ...identifierField(name), id: freeId(`f_${name}`, fields) }
    return [{ type: 'insertItem', id, path: ['fields'], item, at: 0 }]
  }
  const wanted = { type: 'string', required: true, unique: true }
  return Object.entries(wanted)
    .filter(([setting, value]) => field[setting] !== value)
    .map(([setting, value]) => set(['fields', `#${String(field['id'])}`, setting], value))
}

/** An account is made by registering; beside that only by whoever has a role for it. */
function registering(access: Json | undefined, set: Set): readonly Command[] {
  if (!isObject(access)) return []
  return ['create', 'bulkCreate'].flatMap((operation) => {
    const rules = access[operation]
    if (!Array.isArray(rules)) return []
    const roles = rules.filter((rule) => typeof rule === 'string' && /^(role|can):/.test(rule))
    if (roles.length === rules.length) return []
    return [set(['access', operation], roles.length > 0 ? roles : undefined)]
  })
}

function freeId(wanted: string, fields: readonly JsonObject[]): string {
  const taken = new Set(fields.map(({ id }) => id))
  let id = wanted
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}_${count}`
  return id
}
