import { code, lit, name, spaced, template, type Code } from '@drawbridge/source'
import { computedIn, personalParameter } from './computed.ts'
import { changesRow } from './events-of.ts'
import { joinsReads } from './joined.ts'
import * as refs from './refs.ts'
import { ALL } from './reach.ts'
import { keyedCall, keyedParams, reachedCall } from './scope.ts'
import { columnSql, placeholder, type Resource } from './resource.ts'
import {
  aliveSql,
  awaited,
  foreignKeyAnswer,
  keyedReach,
  mayBeEveryone,
  ownerColumn,
  ownerParameter,
} from './statements.ts'

/** After a write that was allowed, the row is read whosever it is. */
function readsBack(resource: Resource): boolean {
  const { update, restore, create, bulkCreate } = resource.table.access
  if (update !== undefined || restore !== undefined) return true
  if (isLeftByEvents(resource)) return true
  return computedIn(resource).length > 0 && (create !== undefined || bulkCreate !== undefined)
}

/** Whether handlers read a row again after what events have done to it. */
const isLeftByEvents = (resource: Resource): boolean =>
  changesRow(resource, 'afterCreate') || changesRow(resource, 'afterUpdate')

export function readStatements(resource: Resource): Code | false {
  const reach = keyedReach(resource, 'read')
  if (!isSelected(resource) || resource.source !== undefined) return false
  const { sql, key, dialect } = resource
  const rest = `FROM ${sql} WHERE ${columnSql(resource, key)} = ${placeholder(dialect, 1)}${aliveSql(resource)}`
  const row = code`const READ = ${template`SELECT ${resource.selected} ${rest}`}`
  if (reach.kind !== 'own' || resource.table.access.read === undefined) return row
  const owner = `AND ${columnSql(resource, ownerColumn(resource))} = ${placeholder(dialect, 2)}`
  return code`
    ${row}
    const READ_OWN = ${template`${name('READ')} ${owner}`}`
}

/** Whether rows are read one at a time. */
function isSelected(resource: Resource): boolean {
  return !joinsReads(resource) && (resource.table.access.read !== undefined || needsRow(resource))
}

/** Whether what was written is read by other means than the read that is offered. */
function needsRow(resource: Resource): boolean {
  const isOffered = resource.table.access.read !== undefined
  return readsBack(resource) && !(isOffered && resource.reach('read').kind === 'all')
}

/** The function that reads a row whosever it is, after a write to it. */
export function rowReader(resource: Resource): Code {
  return needsRow(resource) ? code`${name('readBack')}` : code`${name(resource.functions.read)}`
}

export function readFunctions(resource: Resource): Code | false {
  if (joinsReads(resource)) return joinedRead(resource)
  const isOffered = resource.table.access.read !== undefined
  if (resource.source !== undefined)
    return code`${spaced([isOffered && personalRead(resource, resource.functions.read), needsRow(resource) && personalRead(resource, 'readBack')])}`
  return code`${spaced([isOffered && byRule(resource), needsRow(resource) && back(resource)])}`
}

function byRule(resource: Resource): Code {
  const { knownType: type, rowType, functions } = resource
  const reach = keyedReach(resource, 'read')
  const method = code`db.get<${rowType}>`
  const own = code`db.get<${rowType}>(READ_OWN, [id, owner])`
  const call =
    reach.kind !== 'own'
      ? keyedCall(resource, method, 'READ', code`id`, reach)
      : mayBeEveryone(reach)
        ? { all: code`${method}(READ, [id])`, own }
        : { all: own }
  return code`
    export async function ${name(functions.read)}(
      db: ${refs.Database},
      id: ${keyType(resource)}${ownerParameter(resource, resource.reach('read'))}
    ): Promise<${type} | undefined> {
      ${foreignKeyAnswer(resource, 'read', code`undefined`)}
      ${keyedParams(reach, code`id`)}
      ${returned(resource, awaited(call))}
    }`
}

/** A read of which the select itself asks who it is for. */
function personalRead(resource: Resource, called: string): Code {
  const { knownType: type, rowType, selected, source, key } = resource
  const isBack = called === 'readBack'
  const reach = isBack ? ALL : resource.reach('read')
  const owner =
    reach.kind === 'own'
      ? code`${refs.ownedBy}(${lit(columnSql(resource, ownerColumn(resource)))}, owner, params)`
      : reachedCall(resource, reach)
  const statement = template`
    SELECT ${selected} FROM ${code`${source}(caller, params)`}
    WHERE ${columnSql(resource, key)} = ${code`${refs.bind}(params, id)`}${aliveSql(resource)}${owner}`
  return code`
    ${isBack ? code`/** A row that was just written, whosever it is. */` : false}
    ${(!isBack || isLeftByEvents(resource)) && code`export `}async function ${name(called)}(
      db: ${refs.Database},
      id: ${keyType(resource)}${ownerParameter(resource, reach)}${personalParameter(resource, reach)}
    ): Promise<${type} | undefined> {
      const params: ${refs.Param}[] = []
      const sql = ${statement}
      ${returned(resource, code`await db.get<${rowType}>(sql, params)`)}
    }`
}

function back(resource: Resource): Code {
  const { knownType: type, rowType } = resource
  return code`
    /** A row that was just written, whosever it is. */
    ${isLeftByEvents(resource) && code`export `}async function readBack(db: ${refs.Database}, id: ${keyType(resource)}): Promise<${type} | undefined> {
      ${returned(resource, code`await db.get<${rowType}>(READ, [id])`)}
    }`
}

function returned({ convert }: Resource, row: Code): Code {
  if (convert === undefined) return code`return ${row}`
  return code`
    const row = ${row}
    return row && ${convert}(row)`
}

function joinedRead(resource: Resource): Code {
  const { knownType: type, rowType, functions, columns, sql, key, convert } = resource
  const from = `FROM ${sql} WHERE ${columnSql(resource, key)} IN (`
  const statement = template`SELECT ${columns} ${from}${name('keys')})${aliveSql(resource)}`
  const reader = code`${refs.joinReads}<${rowType}>((keys) => ${statement})`
  if (convert === undefined)
    return code`
      export const ${name(functions.read)}: (db: ${refs.Database}, id: ${keyType(resource)}) => Promise<${type} | undefined> = ${reader}`
  return code`
    const readRow = ${reader}

    export async function ${name(functions.read)}(db: ${refs.Database}, id: ${keyType(resource)}): Promise<${type} | undefined> {
      const row = await readRow(db, id)
      return row && ${convert}(row)
    }`
}

export function keyType({ key }: Pick<Resource, 'key'>): Code {
  return key.type.type === 'uuid' ? code`string` : code`number`
}
