import { toTypeScriptType } from '@drawbridge/expressions'
import { code, commas, key, type Code } from '@drawbridge/source'
import { columnValueType } from '../../flow/row-type.ts'
import type { ColumnModel } from '../../model.ts'
import type { Resource } from './resource.ts'

/** `PageInput`, or that with what events have given the row: `PageInput & { readonly slug: string }`. */
export function newRowType({ table, inputType }: Resource): Code {
  const filled = table.columns.filter((column) => column.filled === true)
  return besides(
    code`${inputType}`,
    filled.map((column) => valueOf(column)),
  )
}

/** `PageChanges`, or that with what events may have given the row besides. */
export function changedRowType({ table, changesType }: Resource): Code {
  const given = table.columns.filter((column) => column.refilled === true && !column.writable)
  return besides(
    code`${changesType}`,
    given.map((column) => valueOf(column, '?')),
  )
}

const valueOf = (column: ColumnModel, mark?: '?'): Code =>
  code`readonly ${key(column.name)}${mark === '?' && code`?`}: ${toTypeScriptType(columnValueType(column))}`

const besides = (type: Code, members: readonly Code[]): Code =>
  members.length === 0 ? type : code`(${type} & { ${commas(members)} })`
