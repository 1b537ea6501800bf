import type { QueryFile } from '../query-file.ts'
import { guardNames } from './guards.ts'
import { inclusionCode } from './inclusions.ts'
import { statementOf } from './opening.ts'
import { QueryArguments } from './query-arguments.ts'
import { type Search, fromParts, tailParts } from './search.ts'
import { converted, converts, foundType, rowTypeOf, selectParts } from './selection.ts'
import type { TypedExpression } from '@drawbridge/expressions'
import { key, type Code, code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'

/** Adds the function that finds one row, or nothing; gives its call. */
export function findOneFunction(
  file: QueryFile,
  search: Search,
  wish: string,
): { readonly call: Code; readonly formulas: readonly TypedExpression[] } {
  const { selection } = search
  const { dialect } = selection.resource
  const args = new QueryArguments()
  const type = foundType(file, selection)
  const parts = [...selectParts(selection), ...fromParts(search), ...tailParts(search)]
  const rowType = rowTypeOf(selection)
  const opening = statementOf(file, parts, args, wish, dialect)
  const includes = inclusionCode(file, selection, (column) => code`[row.${key(column.name)}]`)
  const isSame = !converts(selection) && selection.included.length === 0
  const body = isSame
    ? code`return (await db.get<${rowType}>(${opening.sql}, ${opening.params})) ?? null`
    : code`
        const row = await db.get<${rowType}>(${opening.sql}, ${opening.params})
        ${
          selection.included.length === 0
            ? code`return row === undefined ? null : ${converted(selection, code`row`)}`
            : code`
              if (row === undefined) return null
              ${includes.before}
              ${includes.guards}
              ${includes.guards.length > 0 && code`if (${guardNames(selection)}) return null`}
              return ${converted(selection, code`row`, includes.members)}`
        }`
  const call = file.add(
    wish,
    (called) => code`
      export async function ${called}(${[code`db: ${refs.Database}`, ...args.parameters]}): Promise<${type} | null> {
        ${opening.before}
        ${body}
      }`,
  )
  return { call, formulas: args.formulas }
}
