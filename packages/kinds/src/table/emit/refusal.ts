import { code, lit, name, operated, type Code } from '@drawbridge/source'
import { callersOf, type Operation } from '../../access.ts'
import { personalArgument } from './computed.ts'
import { needsCaller, standingsOf, type Reach } from './reach.ts'
import { keyType } from './read.ts'
import { inclusionsOf } from './relations.ts'
import * as refs from './refs.ts'
import { has } from './standing.ts'
import type { Resource } from './resource.ts'
import { reachValue } from './scope.ts'

/** Whether there are callers who may read a row and yet not change it so. */
export function mayOnlyBeRead(resource: Resource, operation: Operation): boolean {
  const { read } = resource.table.access
  const reach = resource.reach(operation)
  // What is restored is deleted, and so can't be read.
  const isChange = operation === 'update' || operation === 'delete'
  if (read === undefined || reach.kind === 'all' || !isChange) return false
  // Nobody can tell a row that only those who are signed in may read.
  if (isOpen(reach) && needsCaller(read)) return false
  if (read.includes('public') || read.includes('signedIn')) return true
  if (reach.kind === 'some') return reach.access.join() !== read.join()
  return (
    resource.reach('read').kind === 'some' ||
    standingsOf(read).some((one) => !reach.unless.includes(one))
  )
}

function isOpen(reach: Reach): boolean {
  return reach.kind === 'some' && reach.forNobody
}

/** The statuses by which relations are refused to those who may have the rows without them. */
export function inclusionRefusals(resource: Resource): readonly number[] {
  const asking = inclusionsOf(resource).filter(({ access }) => needsCaller(access))
  const ruled = asking.filter(({ reach }) => reach.kind === 'all')
  const isForRoles = ruled.some(
    ({ access }) => !callersOf(access).some((rule) => rule === 'signedIn' || rule === 'owner'),
  )
  return [
    ...(ruled.length > 0 || asking.some(({ reach }) => !isOpen(reach)) ? [401] : []),
    ...(isForRoles ? [403] : []),
  ]
}

/** What a handler throws where an operation met no row; `through` is the database, or the transaction it is in. */
export function refusalOf(resource: Resource, operation: Operation, through = code`db`): Code {
  if (!mayOnlyBeRead(resource, operation)) return code`${refs.notFound}(${lit(resource.noun)})`
  return code`await refusal(${through}, request.params.id${takesCaller(resource) && code`, caller`})`
}

/** Tells a row that is not there for the caller from one that they may not change. */
export function refusalFunction(resource: Resource): Code | false {
  const { item, noun } = resource
  const operations = ['update', 'delete'] as const
  if (!operations.some((operation) => mayOnlyBeRead(resource, operation))) return false
  const orNobody = operations.some((operation) => isOpen(resource.reach(operation)))
  const caller = takesCaller(resource) && code`, caller: ${refs.Caller}${orNobody && code` | null`}`
  return code`
    /** A row that the caller may only read is not theirs to change; any other is not there. */
    async function refusal(db: ${refs.Database}, id: ${keyType(resource)}${caller}): Promise<${refs.Problem}> {
      const ${item} = ${asRead(resource)}
      return ${item} ? ${refs.notTheirs}(${lit(noun)}) : ${refs.notFound}(${lit(noun)})
    }`
}

function asRead(resource: Resource): Code {
  const { table, files, functions } = resource
  const reach = resource.reach('read')
  const owner = reachValue(resource, reach)
  const asker = personalArgument(resource, reach)
  const row = code`await ${refs.queriesOf(files)}.${name(functions.read)}(db, id${owner}${asker})`
  if (owner !== false || !isForCaller(resource)) return row
  const standings = standingsOf(table.access.read ?? [])
  const mayRead = operated(standings.map(has), '||')
  return code`${standings.length > 1 ? code`(${mayRead})` : mayRead} && (${row})`
}

function takesCaller(resource: Resource): boolean {
  return isForCaller(resource) || resource.source !== undefined
}

/** Whether it is the caller's to be asked who may read a row. */
function isForCaller({ table }: Resource): boolean {
  const read = table.access.read ?? []
  return !read.includes('public') && !read.includes('signedIn')
}
