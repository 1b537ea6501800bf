import { capitalised } from '../../table/emit/resource.ts'
import type { QueryFile } from '../query-file.ts'
import type { Opening } from './opening.ts'
import { QueryArguments } from './query-arguments.ts'
import { type Search, fromParts, tailParts } from './search.ts'
import { selectParts } from './selection.ts'
import { type SqlPart, boundCondition, boundStatement, parametersOf } from './statement.ts'
import type { TypedExpression } from '@drawbridge/expressions'
import { type Code, code, name } from '@drawbridge/source'
import { printConjunct } from '@drawbridge/sql'
import * as refs from '../../table/emit/refs.ts'

/** Conditions that join in at times: the WHERE is put together from texts that are known ahead. */
export function filteredStatement(file: QueryFile, search: Search, args: QueryArguments): Opening {
  const { selection } = search
  const { dialect } = selection.resource
  const where: SqlPart[] = [
    { kind: 'break', flat: ' ' },
    'WHERE ',
    { kind: 'mention', code: filterCall(file, search, args) },
  ]
  const rest = [...fromParts(search, 'all'), ...where, ...tailParts(search)]
  const select = selectParts(selection)
  const isBound = parametersOf(select).length > 0
  // Parameters are bound in the order of the text.
  const bound = isBound ? boundStatement(select, args, dialect) : undefined
  const head: readonly SqlPart[] = isBound ? [{ kind: 'mention', code: name('select') }] : select
  return {
    before: code`
      const params: ${refs.Param}[] = []
      ${bound && code`const select = ${bound}`}
      const sql = ${boundStatement([...head, ...rest], args, dialect)}`,
    sql: code`sql`,
    params: code`params`,
  }
}

/** `filterArticles(params, tag)`: the conditions that hold this time, as the inside of a WHERE. */
export function filterCall(file: QueryFile, search: Search, args: QueryArguments): Code {
  const { where, filters, selection } = search
  const { dialect, table } = selection.resource
  const own = new QueryArguments()
  const fixed = where === 'all' ? [] : [boundCondition(printConjunct(where, dialect), own, dialect)]
  const added = filters.map(({ when, condition }) => {
    const test = isThere(when.typed)
    const asked =
      test === undefined ? own.argument(when.typed) : code`${own.argument(test)} !== null`
    return code`if (${asked}) where.push(${boundCondition(printConjunct(condition, dialect), own, dialect)})`
  })
  const called = file.helper(
    `filter${capitalised(table.names.plural)}`,
    (fn) =>
      code`
        /** The conditions that hold this time. */
        function ${fn}(${[code`params: ${refs.Param}[]`, ...own.parameters]}): string {
          const where${fixed.length === 0 && code`: string[]`} = [${fixed}]
          ${added}
          return ${fixed.length === 0 ? code`where.join(' AND ') || 'TRUE'` : code`where.join(' AND ')`}
        }`,
  )
  return code`${called}(${[code`params`, ...own.formulas.map((formula) => args.argument(formula))]})`
}

/** `query.tag` of `query.tag != null` */
function isThere(typed: TypedExpression): TypedExpression | undefined {
  if (typed.kind !== 'binary' || typed.operator !== '!=') return undefined
  const { left, right } = typed
  const isNothing = right.kind === 'literal' && right.value.type === 'null'
  return isNothing && (left.kind === 'member' || left.kind === 'name') ? left : undefined
}
