import type { TypedExpression } from '@drawbridge/expressions'
import { code, lit, member, ref, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import * as refs from '../../table/emit/refs.ts'
import { capitalised, type Resource } from '../../table/emit/resource.ts'
import { inputOf } from '../../table/emit/schemas.ts'
import type { QueryFile } from '../query-file.ts'

const heldTo = ref('heldTo', 'src/http/held-to.ts')

/**
 * What a flow writes into a column, as the column keeps it. A pattern, a format and a spelling are
 * nothing that every database can check; the other limits are checked there.
 */
function heldValue(
  queries: QueryFile,
  resource: Resource,
  column: ColumnModel,
  typed: TypedExpression,
  value: Code,
): Code {
  const schema = inputOf(resource, { ...column, nullable: false })
  const isText = column.type.type === 'string' || column.type.type === 'text'
  const { pattern, format, lowerCase } = schema
  if (!isText || (pattern ?? format ?? lowerCase) === undefined) return value
  const held = queries.add(
    `kept${capitalised(column.name)}`,
    (called) => code`export const ${called} = ${heldTo}(${lit(column.name)}, ${lit(schema)})`,
  )
  const { kind } = typed.type
  if (kind === 'null') return value
  return kind === 'nullable' ? code`${refs.given}(${value}, ${held})` : code`${held}(${value})`
}

/** `slug: slug(body.title)`, as the column keeps it. */
export function heldMember(
  queries: QueryFile,
  resource: Resource,
  column: ColumnModel,
  typed: TypedExpression,
  value: Code,
): Code {
  return member(column.name, heldValue(queries, resource, column, typed, value))
}
