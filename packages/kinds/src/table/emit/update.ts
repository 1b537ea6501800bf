import { code, key, lit, name, spaced, template, type Code } from '@drawbridge/source'
import { identifier, type Dialect } from '@drawbridge/sql'
import type { ColumnModel } from '../../model.ts'
import { changedAccess } from './changed-access.ts'
import { updateByRule } from './changed-rows.ts'
import { personalArgument, personalParameter } from './computed.ts'
import { linkName } from './insert.ts'
import { unlinkName } from './links.ts'
import { changedRowType } from './new-row-type.ts'
import { keyType, rowReader } from './read.ts'
import * as refs from './refs.ts'
import { hasOwnerRule } from './field-rules.ts'
import { ruledFields } from './ruled-fields.ts'
import { accountKeyType, linksOf } from './relations.ts'
import { columnOfRole, placeholder, type Resource } from './resource.ts'
import { reachedWrite } from './scope.ts'
import {
  bare,
  bareAliveSql,
  foreignKeyAnswer,
  keyedReach,
  mayBeEveryone,
  nowParam,
  ownerColumn,
  ownerParameter,
  reachArgument,
} from './statements.ts'
import { asFunction, chained, conversionOf } from './values.ts'

export function updateFunctions(resource: Resource): Code | false {
  const { table, functions } = resource
  if (table.access.update === undefined) return false
  const links = linksOf(resource)
  const changed = changedAccess(table)
  if (links.length === 0 && changed === undefined)
    return code`${spaced([
      writeFunction(resource, functions.update, true),
      thereFunction(resource),
      ownedFunction(resource),
    ])}`
  return code`${spaced([
    changed === undefined
      ? inTransaction(resource)
      : updateByRule(resource, changed, { note: note(resource), outcome: outcome(resource) }),
    writeFunction(resource, 'writeChanges', false),
    thereFunction(resource),
    ownedFunction(resource),
  ])}`
}

/** Asked where a rule of a field is about the owner of the row. */
function ownedFunction(resource: Resource): Code | false {
  const asks = ruledFields(resource, 'writeRule').some((field) => hasOwnerRule(field, 'writeRule'))
  if (!asks) return false
  const { sql, dialect, model } = resource
  const owner = bare(ownerColumn(resource), dialect)
  const marks = [placeholder(dialect, 1), placeholder(dialect, 2)] as const
  const statement = `SELECT id FROM ${sql} WHERE id = ${marks[0]} AND ${owner} = ${marks[1]}`
  return code`
    /** Whether a row is this account's. */
    export async function isOwned(
      db: ${refs.Database},
      id: ${keyType(resource)},
      account: ${name(accountKeyType(model))} | undefined
    ): Promise<boolean> {
      if (account === undefined) return false
      return (await db.get(${lit(statement)}, [id, account])) !== undefined
    }`
}

function outcome({ table, knownType: type }: Resource): Code {
  return code`Promise<${type}${table.version && code` | 'stale'`} | undefined>`
}

function note({ table }: Resource): Code {
  return table.version
    ? code`/** Undefined where there is no such row, \`stale\` where it is at another version by now. */`
    : code`/** Undefined where there is no such row. */`
}

function inTransaction(resource: Resource): Code {
  const { functions } = resource
  const reach = resource.reach('update')
  const owner = reachArgument(resource, reach)
  const linked = linksOf(resource).map(({ idsName }) => code`changes.${key(idsName)}`)
  const condition = linked.reduce((a, b) => code`${a} || ${b}`)
  return code`
    ${note(resource)}
    export async function ${name(functions.update)}(
      db: ${refs.Database},
      id: ${keyType(resource)},
      changes: ${changedRowType(resource)}${ownerParameter(resource, reach)}${personalParameter(resource, reach)}
    ): ${outcome(resource)} {
      return ${condition}
        ? db.transaction((tx) => writeChanges(tx, id, changes${owner}${personalArgument(resource, reach)}))
        : writeChanges(db, id, changes${owner}${personalArgument(resource, reach)})
    }`
}

function writeFunction(resource: Resource, called: string, isExported: boolean): Code {
  const { table, sql } = resource
  const reach = resource.reach('update')
  const version = table.version ? `, ${versionSql(resource)} = ${versionSql(resource)} + 1` : ''
  const statement = template`UPDATE ${sql} SET ${name('set')}${version} WHERE ${name('where')}`
  return code`
    ${isExported && note(resource)}
    ${isExported && code`export `}async function ${name(called)}(
      db: ${refs.Database},
      id: ${keyType(resource)},
      changes: ${changedRowType(resource)}${ownerParameter(resource, reach)}${personalParameter(resource, reach)}
    ): ${outcome(resource)} {
      ${foreignKeyAnswer(resource, 'update', code`undefined`)}
      const params: ${refs.Param}[] = []
      const set = ${refs.assignments}({
        ${assigned(resource)}
      }, params)
      const where = ${whereClause(resource)}
      const written = await db.run(${statement}, params)
      ${unwritten(resource)}
      ${linksOf(resource).map(
        (link) => code`
          if (changes.${key(link.idsName)}) {
            await db.run(${name(unlinkName(link))}, [id])
            await ${name(linkName(link.relation.name))}(db, id, changes.${key(link.idsName)})
          }`,
      )}
      return ${rowReader(resource)}(db, id${resource.source && code`, caller`})
    }`
}

function versionSql({ table, dialect }: Resource): string {
  return bare(columnOfRole(table, 'version'), dialect)
}

/** Each column, and what the caller wrote for it. */
function assigned(resource: Resource): readonly Code[] {
  const { table, dialect } = resource
  const columns = table.columns.flatMap((column) => {
    if (column.role === 'updatedAt') return [assignment(column, dialect, nowParam(dialect))]
    return !column.fixed && (column.writable || column.refilled === true)
      ? [assignment(column, dialect, written(column, dialect))]
      : []
  })
  const mayBeEmpty = table.version || linksOf(resource).length > 0
  if (table.timestamps || !mayBeEmpty) return columns
  return [
    table.version
      ? code`// The version may be all that changes; there has to be something to set.`
      : code`// Relations may be all that changes; there has to be something to set.`,
    code`id,`,
    ...columns,
  ]
}

function assignment(column: ColumnModel, dialect: Dialect, value: Code): Code {
  return code`${key(identifier(column.sql, dialect))}: ${value},`
}

function written(column: ColumnModel, dialect: Dialect): Code {
  const { fix, toParam } = conversionOf(column, dialect)
  const value = code`changes.${key(column.name)}`
  const convert = chained(column.type.type === 'datetime' ? fix : undefined, toParam)
  return convert === undefined ? value : code`${refs.given}(${value}, ${asFunction(convert)})`
}

function whereClause(resource: Resource): Code {
  const { table } = resource
  const id = code`${refs.bind}(params, id)`
  const alive = bareAliveSql(resource)
  const { and, scope } = ownerCondition(resource)
  if (!table.version) return template`id = ${id}${alive}${and}${scope}`
  const version = versionSql(resource)
  const seen = code`${refs.bind}(params, changes.version)`
  return template`
    id = ${id}${alive}
    AND ${version} = ${seen}${and}${scope}`
}

/** ` AND owner_id = ?`, with its parameter. */
function ownerCondition(resource: Resource): { readonly and: string; readonly scope: Code | '' } {
  const reach = keyedReach(resource, 'update')
  if (reach.kind === 'all') return { and: '', scope: '' }
  if (reach.kind === 'some') return { and: '', scope: reachedWrite(resource, reach) }
  const owner = bare(ownerColumn(resource), resource.dialect)
  if (mayBeEveryone(reach))
    return { and: '', scope: code`${refs.ownedBy}(${lit(owner)}, owner, params)` }
  return { and: ` AND ${owner} = `, scope: code`${refs.bind}(params, owner)` }
}

/** What an update of no row means. */
function unwritten(resource: Resource): Code {
  if (!resource.table.version) return code`if (written.changes === 0) return undefined`
  const reach = keyedReach(resource, 'update')
  const owner = reachArgument(resource, reach)
  return code`if (written.changes === 0) return (await ${name('isThere')}(db, id${owner})) ? 'stale' : undefined`
}

/** Tells a row that has changed from one that is not there. */
function thereFunction(resource: Resource): Code | false {
  const { table, sql } = resource
  if (!table.version || table.access.update === undefined) return false
  const id = code`${refs.bind}(params, id)`
  const { and, scope } = ownerCondition(resource)
  const statement = template`
    SELECT id FROM ${sql}
    WHERE id = ${id}${bareAliveSql(resource)}${and}${scope}`
  return code`
    async function isThere(
      db: ${refs.Database},
      id: ${keyType(resource)}${ownerParameter(resource, keyedReach(resource, 'update'))}
    ): Promise<boolean> {
      const params: ${refs.Param}[] = []
      const sql = ${statement}
      return (await db.get(sql, params)) !== undefined
    }`
}
