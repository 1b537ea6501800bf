import { aliasOf } from '../../table/emit/selected-columns.ts'
import type { QueryFile } from '../query-file.ts'
import { filterCall } from './filters.ts'
import { statementOf } from './opening.ts'
import { QueryArguments } from './query-arguments.ts'
import { type Search, fromParts } from './search.ts'
import { boundStatement } from './statement.ts'
import type { TypedExpression } from '@drawbridge/expressions'
import { type Code, code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'

/** Adds the function that counts what a find would find on all pages. */
export function countFunction(
  file: QueryFile,
  search: Search,
  wish: string,
): { readonly call: Code; readonly formulas: readonly TypedExpression[] } {
  const args = new QueryArguments()
  const { dialect } = search.selection.resource
  const alias = aliasOf('total', { dialect })
  const head = [`SELECT COUNT(*) AS ${alias}`]
  const opening =
    search.filters.length === 0
      ? statementOf(file, [...head, ...fromParts(search)], args, wish, dialect)
      : {
          before: code`
            const params: ${refs.Param}[] = []
            const sql = ${boundStatement(
              [
                ...head,
                ...fromParts(search, 'all'),
                ' WHERE ',
                { kind: 'mention', code: filterCall(file, search, args) },
              ],
              args,
              dialect,
            )}`,
          sql: code`sql`,
          params: code`params`,
        }
  const call = file.add(
    wish,
    (called) => code`
      export async function ${called}(${[code`db: ${refs.Database}`, ...args.parameters]}): Promise<number> {
        ${opening.before}
        const row = await db.get<{ total: number }>(${opening.sql}, ${opening.params})
        return Number(row?.total ?? 0)
      }`,
  )
  return { call, formulas: args.formulas }
}
