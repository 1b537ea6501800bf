import { toTypeScriptType } from '@drawbridge/expressions'
import { code, commas, key, lit, type Code, type Name } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import type { ColumnModel } from '../../model.ts'
import * as refs from '../../table/emit/refs.ts'
import { placeholder, type Resource } from '../../table/emit/resource.ts'
import { bare } from '../../table/emit/statements.ts'
import { asFunction, conversionOf } from '../../table/emit/values.ts'
import type { QueryFile } from '../query-file.ts'
import { columnValueType, rowChanges } from '../row-type.ts'
import type { Stored } from './insert.ts'

/** Columns that events give their values before a row is changed. */
export const refilled = ({ table }: Resource): readonly ColumnModel[] =>
  table.columns.filter((column) => column.refilled === true)

/** What a step writes, as events see it before it is written: `{ title: values.title }`. */
export function changesToBe(
  { table }: Resource,
  written: readonly Stored[],
  values: Code,
  filled: ReadonlySet<string>,
): Code {
  const known = rowChanges(table).members
  const members = table.columns.flatMap(({ name }) => {
    if (!known.has(name)) return []
    const value = code`${values}.${key(name)}`
    const one = written.find(({ column }) => column.name === name)
    if (one === undefined && !filled.has(name)) return []
    return one?.mayBeAbsent === true && !filled.has(name)
      ? code`...(${value} !== undefined && { ${key(name)}: ${value} })`
      : code`${key(name)}: ${value}`
  })
  return members.length === 0 ? code`{}` : code`{ ${commas(members)} }`
}

/** The function that writes what events have given a row before it was changed. */
export function fillFunction(queries: QueryFile, resource: Resource): Name {
  const { table, sql, dialect, key: id, type, item } = resource
  const columns = refilled(resource)
  const sets = columns.map(
    (column, index) => `${identifier(column.sql, dialect)} = ${placeholder(dialect, index + 1)}`,
  )
  const statement = `UPDATE ${sql} SET ${sets.join(', ')} WHERE ${bare(id, dialect)} = ${placeholder(dialect, columns.length + 1)}`
  const members = columns.map(
    (column) => code`readonly ${key(column.name)}: ${toTypeScriptType(columnValueType(column))}`,
  )
  return queries.helper(
    `fill${table.names.type}`,
    (called) => code`
      /** What events have given a ${item} before it is changed. */
      async function ${called}(db: ${refs.Database}, id: ${type}['id'], values: { ${commas(members)} }): Promise<void> {
        await db.run(${lit(statement)}, [${[...columns.map((column) => parameter(column, resource)), code`id`]}])
      }`,
  )
}

function parameter(column: ColumnModel, { dialect }: Resource): Code {
  const { toParam } = conversionOf(column, dialect)
  const value = code`values.${key(column.name)}`
  if (toParam === undefined) return value
  return column.nullable
    ? code`${refs.given}(${value}, ${asFunction(toParam)}) ?? null`
    : toParam.call(value)
}
