import type { QueryFile } from '../query-file.ts'
import { filteredStatement } from './filters.ts'
import { guardNames } from './guards.ts'
import { inclusionCode } from './inclusions.ts'
import { statementOf } from './opening.ts'
import { QueryArguments } from './query-arguments.ts'
import { type Search, fromParts, tailParts } from './search.ts'
import {
  type Selection,
  converted,
  converts,
  foundType,
  rowTypeOf,
  selectParts,
} from './selection.ts'
import type { TypedExpression } from '@drawbridge/expressions'
import { key, type Code, code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'

/** Adds the function that finds several rows; gives its call. */
export function findManyFunction(
  file: QueryFile,
  search: Search,
  wish: string,
): { readonly call: Code; readonly formulas: readonly TypedExpression[] } {
  const { selection, filters } = search
  const { dialect } = selection.resource
  const args = new QueryArguments()
  const type = foundType(file, selection)
  const rowType = rowTypeOf(selection)
  const opening =
    filters.length === 0
      ? statementOf(
          file,
          [...selectParts(selection), ...fromParts(search), ...tailParts(search)],
          args,
          wish,
          dialect,
        )
      : filteredStatement(file, search, args)
  const all = code`db.all<${rowType}>(${opening.sql}, ${opening.params})`
  const call = file.add(
    wish,
    (called) => code`
      export async function ${called}(${[code`db: ${refs.Database}`, ...args.parameters]}): Promise<${type}[]> {
        ${opening.before}
        ${manyBody(file, selection, all)}
      }`,
  )
  return { call, formulas: args.formulas }
}

function manyBody(file: QueryFile, selection: Selection, all: Code): Code {
  if (selection.included.length === 0) {
    if (!converts(selection)) return code`return ${all}`
    const row = converted(selection, code`row`)
    const { convert, source } = selection.resource
    const isPlain =
      selection.extras.length + selection.narrowed.length + selection.unread().length === 0
    if (isPlain && convert !== undefined && source === undefined)
      return code`
      const rows = await ${all}
      return rows.map(${convert})`
    return code`
      const rows = await ${all}
      return rows.map((row) => (${row}))`
  }
  const { before, members, guards } = inclusionCode(
    file,
    selection,
    (column) => code`rows.map((row) => row.${key(column.name)})`,
  )
  const made = converted(selection, code`row`, members)
  return code`
    const rows = await ${all}
    ${before}
    ${
      guards.length === 0
        ? code`return rows.map((row) => (${made}))`
        : code`
          return rows.flatMap((row) => {
            ${guards}
            return ${guardNames(selection)} ? [] : [${made}]
          })`
    }`
}
