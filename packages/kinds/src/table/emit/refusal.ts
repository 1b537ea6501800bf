import { code, lit, name, operated, type Code } from '@drawbridge/source'
import type { Operation } from '../../access.ts'
import { rolesOf } from './reach.ts'
import { keyType } from './read.ts'
import * as refs from './refs.ts'
import type { Resource } from './resource.ts'
import { ruleOf } from './rules.ts'

/** Whether there are callers who may read a row and yet not change it so. */
export function mayOnlyBeRead(resource: Resource, operation: Operation): boolean {
  const { read } = resource.table.access
  const reach = resource.reach(operation)
  // What is restored is deleted, and so can't be read.
  const isChange = operation === 'update' || operation === 'delete'
  if (read === undefined || reach.kind === 'all' || !isChange) return false
  if (read.includes('public') || read.includes('signedIn')) return true
  return rolesOf(read).some((role) => !reach.unless.includes(role))
}

/** What a handler throws where an operation met no row. */
export function refusalOf(resource: Resource, operation: Operation): Code {
  if (!mayOnlyBeRead(resource, operation)) return code`${refs.notFound}(${lit(resource.noun)})`
  return code`await refusal(db, request.params.id${isForCaller(resource) && code`, caller`})`
}

/** Tells a row that is not there for the caller from one that they may not change. */
export function refusalFunction(resource: Resource): Code | false {
  const { item, noun } = resource
  const operations = ['update', 'delete'] as const
  if (!operations.some((operation) => mayOnlyBeRead(resource, operation))) return false
  const caller = isForCaller(resource) && code`, caller: ${refs.Caller}`
  return code`
    /** A row that the caller may only read is not theirs to change; any other is not there. */
    async function refusal(db: ${refs.Database}, id: ${keyType(resource)}${caller}): Promise<${refs.Problem}> {
      const ${item} = ${asRead(resource)}
      return ${item} ? ${refs.notTheirs}(${lit(noun)}) : ${refs.notFound}(${lit(noun)})
    }`
}

function asRead(resource: Resource): Code {
  const { table, files, functions } = resource
  const rule = ruleOf(resource, resource.reach('read'))
  const owner = rule !== undefined && code`, ${rule}(caller)`
  const row = code`await ${refs.queriesOf(files)}.${name(functions.read)}(db, id${owner})`
  if (rule !== undefined || !isForCaller(resource)) return row
  const roles = rolesOf(table.access.read ?? [])
  const mayRead = operated(
    roles.map((role) => code`caller.role === ${lit(role)}`),
    '||',
  )
  return code`${roles.length > 1 ? code`(${mayRead})` : mayRead} && (${row})`
}

/** Whether it is the caller's to be asked who may read a row. */
function isForCaller({ table }: Resource): boolean {
  const read = table.access.read ?? []
  return !read.includes('public') && !read.includes('signedIn')
}
