import { toTypeScriptType } from '@drawbridge/expressions'
import { code, commas, key, type Code } from '@drawbridge/source'
import { columnValueType } from '../../flow/row-type.ts'
import type { Resource } from './resource.ts'

/** `PageInput`, or that with what events have given the row: `PageInput & { readonly slug: string }`. */
export function newRowType({ table, inputType }: Resource): Code {
  const members = table.columns
    .filter(({ filled }) => filled === true)
    .map(
      (column) => code`readonly ${key(column.name)}: ${toTypeScriptType(columnValueType(column))}`,
    )
  return members.length === 0 ? code`${inputType}` : code`(${inputType} & { ${commas(members)} })`
}
