import type { Operation } from '@drawbridge/kinds'
import type { Dialect } from '@drawbridge/sql'

export type Role = 'database' | 'table' | 'auth' | 'api'

/** Words that say what a node is, as a type or as a name. */
const ROLES: ReadonlyMap<string, Role> = new Map([
  ['database', 'database'],
  ['db', 'database'],
  ['mysql', 'database'],
  ['mariadb', 'database'],
  ['postgres', 'database'],
  ['postgresql', 'database'],
  ['sqlite', 'database'],
  ['table', 'table'],
  ['collection', 'table'],
  ['auth', 'auth'],
  ['authentication', 'auth'],
  ['api', 'api'],
  ['rest', 'api'],
])

const DIALECTS: ReadonlyMap<string, Dialect> = new Map([
  ['mysql', 'mysql'],
  ['mariadb', 'mysql'],
  ['postgres', 'postgres'],
  ['postgresql', 'postgres'],
  ['sqlite', 'sqlite'],
])

/** What each HTTP method offers over a table. */
const METHODS: ReadonlyMap<string, readonly Operation[]> = new Map([
  ['get', ['list', 'read']],
  ['post', ['create']],
  ['put', ['update']],
  ['patch', ['update']],
  ['delete', ['delete']],
])

/** What the types and the name of a node say. */
export interface Meaning {
  readonly role: Role
  /** Undefined where no method says it: then all of them. */
  readonly operations?: readonly Operation[]
  readonly dialect?: Dialect
}

/** A type that is a kind decides; else the name does; any other name is that of a table. */
export function meaningOf(
  name: string,
  types: readonly string[],
): Meaning | { readonly unclear: string } {
  const unclear = types.find((type) => !ROLES.has(type) && !METHODS.has(type))
  if (unclear !== undefined) return { unclear }
  const roles = new Set(types.flatMap((type) => ROLES.get(type) ?? []))
  if (roles.size > 1) return { unclear: types.join(', ') }
  const [typed] = roles
  const role = typed ?? ROLES.get(name.trim().toLowerCase()) ?? 'table'
  const operations = [...new Set(types.flatMap((type) => METHODS.get(type) ?? []))]
  const dialect = [...types, name.trim().toLowerCase()]
    .map((word) => DIALECTS.get(word))
    .find(Boolean)
  return {
    role,
    ...(operations.length === 0 ? {} : { operations }),
    ...(role !== 'database' || dialect === undefined ? {} : { dialect }),
  }
}
