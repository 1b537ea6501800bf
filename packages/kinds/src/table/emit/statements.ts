import { code, multiline, name, template, type Code } from '@drawbridge/source'
import { identifier, type Dialect } from '@drawbridge/sql'
import type { ColumnModel } from '../../model.ts'
import type { Operation } from '../../access.ts'
import { ALL, type Reach } from './reach.ts'
import * as refs from './refs.ts'
import { accountKeyType } from './relations.ts'
import { columnOfRole, columnSql, placeholder, type Resource } from './resource.ts'

/** `true` where the owner may be null, for everyone's rows. */
export function mayBeEveryone(reach: Reach): boolean {
  return reach.kind === 'own' && reach.unless.length > 0
}

/** `, owner: number | null`: the parameter of a function that doesn't reach every row. */
export function ownerParameter({ model }: Resource, reach: Reach): Code | false {
  if (reach.kind === 'all') return false
  if (reach.kind === 'some')
    return (
      model.auth !== undefined && code`, caller: ${refs.Caller}${reach.forNobody && code` | null`}`
    )
  const key = name(accountKeyType(model))
  return code`, owner: ${key}${mayBeEveryone(reach) && code` | null`}`
}

/** ` AND tasks.deleted_at IS NULL` */
export function aliveSql(resource: Resource): string {
  if (!resource.table.softDelete) return ''
  return ` AND ${columnSql(resource, columnOfRole(resource.table, 'deletedAt'))} IS NULL`
}

/** Without the table's name, for statements that have one table: ` AND deleted_at IS NULL` */
export function bareAliveSql({ table, dialect }: Resource, not = ''): string {
  if (!table.softDelete) return ''
  return ` AND ${bare(columnOfRole(table, 'deletedAt'), dialect)} IS ${not}NULL`
}

export function bare(column: ColumnModel, dialect: Resource['dialect']): string {
  return identifier(column.sql, dialect)
}

export function ownerColumn({ table }: Pick<Resource, 'table'>): ColumnModel {
  if (table.owner === undefined) throw new Error(`${table.names.sql} has no owner.`)
  return table.owner
}

/** What a statement by key has to see to: where accounts are owned by their key, it is compared before. */
export function keyedReach(resource: Resource, operation: Operation): Reach {
  const reach = resource.reach(operation)
  return reach.kind === 'own' && isOwnKey(resource) ? ALL : reach
}

/** `if (owner !== id) return undefined`, where the owner of a row is its key. */
export function foreignKeyAnswer(
  resource: Resource,
  operation: Operation,
  answer: Code,
): Code | false {
  const reach = resource.reach(operation)
  if (reach.kind !== 'own' || !isOwnKey(resource)) return false
  return code`if (${mayBeEveryone(reach) && code`owner !== null && `}owner !== id) return ${answer}`
}

/** What such a function hands on to another. */
export function reachArgument({ model }: Resource, reach: Reach): Code | false {
  if (reach.kind === 'all' || model.auth === undefined) return false
  return reach.kind === 'own' ? code`, owner` : code`, caller`
}

function isOwnKey({ table }: Resource): boolean {
  return table.owner?.role === 'key'
}

/** Constants of a statement by key, and of the same for one owner where both are needed. */
export function keyedStatements(
  resource: Resource,
  constant: string,
  sql: string,
  ownerSql: string,
  position: number,
  reach: Reach,
): Code {
  const mark = placeholder(resource.dialect, position)
  const whole = name(constant)
  if (reach.kind !== 'own') return code`const ${whole} = ${multiline(sql)}`
  if (!mayBeEveryone(reach))
    return code`const ${whole} = ${multiline(`${sql} AND ${ownerSql} = ${mark}`)}`
  return code`
    const ${whole} = ${multiline(sql)}
    const ${name(`${constant}_OWN`)} = ${template`${whole} AND ${ownerSql} = ${mark}`}`
}

/** Whichever of the two the owner asks for, not awaited yet. */
export function chosen({ all, own }: { readonly all: Code; readonly own?: Code }): Code {
  return own === undefined ? all : code`owner === null ? ${all} : ${own}`
}

/** Awaits whichever of the two the owner asks for. */
export function awaited({ all, own }: { readonly all: Code; readonly own?: Code }): Code {
  return own === undefined ? code`await ${all}` : code`owner === null ? await ${all} : await ${own}`
}

/** The time of now, as a parameter. */
export function nowParam(dialect: Dialect): Code {
  return dialect === 'mysql' ? code`${refs.toDatetime}(${refs.now}())` : code`${refs.now}()`
}

export const PARAMS = code`const params: ${refs.Param}[] = []`
