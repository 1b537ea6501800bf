import { code, name, spaced, template, type Code } from '@drawbridge/source'
import { joinsReads } from './joined.ts'
import * as refs from './refs.ts'
import { keyedCall, keyedParams } from './scope.ts'
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
function readsBack({ table }: Resource): boolean {
  return table.access.update !== undefined || table.access.restore !== undefined
}

export function readStatements(resource: Resource): Code | false {
  const reach = keyedReach(resource, 'read')
  if (!isSelected(resource)) return false
  const { sql, key, dialect } = resource
  const rest = `FROM ${sql} WHERE ${columnSql(resource, key)} = ${placeholder(dialect, 1)}${aliveSql(resource)}`
  const row = code`const READ = ${template`SELECT ${resource.columns} ${rest}`}`
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
  return code`${spaced([isOffered && byRule(resource), needsRow(resource) && back(resource)])}`
}

function byRule(resource: Resource): Code {
  const { type, rowType, functions } = resource
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

function back(resource: Resource): Code {
  const { type, rowType } = resource
  return code`
    /** A row that was just written, whosever it is. */
    async function readBack(db: ${refs.Database}, id: ${keyType(resource)}): Promise<${type} | undefined> {
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
  const { type, rowType, functions, columns, sql, key, convert } = resource
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
