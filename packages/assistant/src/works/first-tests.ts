import type { Command } from '@drawbridge/commands'
import { itemsOf, type JsonObject, type Manifest, type Node } from '@drawbridge/manifest'
import { Draft, unlessTaken } from '../draft.ts'
import { rulesOf } from '../people/set-rules.ts'

/** A test that follows from the rules alone. */
export interface FirstTest {
  readonly name: string
  /** Parts that it is about. */
  readonly about: readonly string[]
  readonly command: Command
}

/**
 * For each list, and each drawn endpoint without anything in its path: one call as somebody who may, and one as
 * somebody who may not, where the rules alone tell what is answered.
 */
export function firstTests(manifest: Manifest): readonly FirstTest[] {
  const draft = new Draft(manifest)
  const roles = draft.roles().length > 0 ? draft.roles() : ['user', 'admin']
  return draft.playing('callers').flatMap((api) => {
    const kept = itemsOf(api.settings['tests'])
    const taken = new Set(kept.map(({ id }) => String(id)))
    const served = draft.playing('rows').filter(({ id }) => draft.connected(api.id, id))
    const wanted = [
      ...served.flatMap((table) => ofList(table, roles)),
      ...itemsOf(api.settings['endpoints']).flatMap((endpoint) => ofEndpoint(api, endpoint, roles)),
    ]
    return wanted
      .filter(({ call }) => !kept.some((one) => isSameCall(one, call)))
      .map(({ name, about, call }) => {
        const wish = `t_${[call['table'] ?? call['endpoint'], call['as'] ?? 'nobody'].join('_')}`
        const id = unlessTaken(wish.slice(0, 60), taken)
        taken.add(id)
        const item = { id, name, ...call }
        return { name, about, command: { type: 'insertItem', id: api.id, path: ['tests'], item } }
      })
  })
}

interface Wanted {
  readonly name: string
  readonly about: readonly string[]
  readonly call: JsonObject
}

function ofList(table: Node, roles: readonly string[]): readonly Wanted[] {
  const rules = rulesOf(table, 'list')
  const about = [table.id]
  const call = { table: table.id, operation: 'list' }
  const { allowed, refused } = callersOf(rules, roles)
  return [
    ...allowed.map((as) => ({
      name: `${whoIs(as)} may list ${table.name}`,
      about,
      call: { ...call, ...asRole(as), status: 200 },
    })),
    ...refused.map(([as, status]) => ({
      name: `${whoIs(as)} may not list ${table.name}`,
      about,
      call: { ...call, ...asRole(as), status },
    })),
  ]
}

/** What it answers whoever may call it is for its steps to say. */
function ofEndpoint(api: Node, endpoint: JsonObject, roles: readonly string[]): readonly Wanted[] {
  const { id, method, path, access } = endpoint
  if (typeof id !== 'string' || typeof path !== 'string' || path.includes(':')) return []
  const rules = Array.isArray(access) ? access.map(String) : []
  return callersOf(rules, roles).refused.map(([as, status]) => ({
    name: `${whoIs(as)} may not call ${String(method)} ${path}`,
    about: [api.id],
    call: { endpoint: id, ...asRole(as), status },
  }))
}

type Caller = string | undefined

/** One who may and those who may not, as far as the rules tell without a row. */
function callersOf(
  rules: readonly string[],
  roles: readonly string[],
): {
  readonly allowed: readonly Caller[]
  readonly refused: readonly (readonly [Caller, number])[]
} {
  const who = rules.map((rule) => rule.split(' when ')[0] ?? '')
  const isKnown = who.every((one) => /^(?:public|signedIn|owner|role:.+)$/.test(one))
  if (rules.length === 0 || !isKnown) return { allowed: [], refused: [] }
  if (who.includes('public')) return { allowed: [undefined], refused: [] }
  const isForAll = who.includes('signedIn') || who.includes('owner')
  const named = roles.filter((role) => who.includes(`role:${role}`))
  const other = roles.find((role) => !named.includes(role))
  return {
    allowed: isForAll ? roles.slice(0, 1) : named.slice(0, 1),
    refused: [
      [undefined, 401],
      ...(isForAll || other === undefined ? [] : [[other, 403] as const]),
    ],
  }
}

const whoIs = (as: Caller): string =>
  as === undefined ? 'Somebody who has not signed in' : `Somebody of the role ${as}`

const asRole = (as: Caller): JsonObject => (as === undefined ? {} : { as })

const isSameCall = (kept: JsonObject, call: JsonObject): boolean =>
  ['table', 'operation', 'endpoint', 'as'].every((key) => kept[key] === call[key])
