import type { Model, TableModel } from '@drawbridge/kinds'
import type { Dialect } from '@drawbridge/sql'
import { isSecret } from '../trace/secret-names.ts'
import { takesWholeRows } from './whole-rows.ts'

/**
 * Where none of these stand, a text literal ends where every database says that it ends. Elsewhere
 * what looks like a literal may be a column's name, so all words count.
 */
const UNCERTAIN = /["`\\$#[]|--|\/\*/
const LITERAL = /'(?:[^']|'')*'/g
/** `count(*)` tells of no column. */
const COUNT = /\bcount\s*\(\s*\*\s*\)/gi
/** They give whole rows, or what a text says, another form. */
const FORMS = /to_json|json_agg|json_build|array_agg|to_xml|\bu&/i
/** After them the columns of a star may bear other names. */
const NESTED = /\b(?:union|intersect|except|minus|with|insert|replace|into)\b/i
/** They run a text as a statement, or tell of a table by what was counted and kept of it. */
const ROUNDABOUT =
  /(?:query|table|schema|database|cursor)_to_xml|ts_stat|ts_rewrite|dblink|crosstab|connectby|pg_stats|pg_statistic|pg_(?:stat_)?(?:get|read|ls)_\w*file|column_statistics|performance_schema|sqlite_stat|sqlite_dbpage|load_file|\bu&/i

/** Why a statement would show what nobody is shown, under whichever name; undefined where it doesn't. */
export function asksForSecrets(model: Model, dialect: Dialect, text: string): string | undefined {
  const code = UNCERTAIN.test(text) ? text : text.replaceAll(LITERAL, "''")
  const words = new Set(code.toLowerCase().match(/[\p{L}\p{N}_]+/gu))
  const closed = model.tables.filter((table) => table.columns.some(isSecret))
  for (const table of closed) {
    const named = table.columns.find((column) => isSecret(column) && has(words, column.sql))
    if (named)
      return `“${named.sql}” of ${table.names.plural} is a secret, which nobody is shown. Leave it out of the statement.`
  }
  const [way] = closed.length > 0 ? (ROUNDABOUT.exec(text) ?? []) : []
  if (way !== undefined)
    return `“${way}” leads to values that nobody is shown. Ask for the columns that you want by their names.`
  const asked = closed.find(({ names }) => has(words, names.sql))
  const taken =
    dialect === 'postgres' ? closed.find((table) => isTaken(table, words, text)) : undefined
  if (taken)
    return `A row of ${taken.names.plural} has columns that nobody is shown, and this takes it as one value: name the columns that you want, join tables by JOIN, and leave comments out.`
  if (!asked || !(givesRowsAnew(code) || FORMS.test(code))) return undefined
  return `${asked.names.plural} has columns that nobody is shown: name the columns that you want, instead of all of them.`
}

const has = (words: ReadonlySet<string>, name: string): boolean => words.has(name.toLowerCase())

function isTaken(
  { names, columns }: TableModel,
  words: ReadonlySet<string>,
  text: string,
): boolean {
  const open = columns.map(({ sql }) => sql)
  return has(words, names.sql) && takesWholeRows(text, { name: names.sql, columns: open })
}

/** Whether whole rows are read for something else than to be shown as they are. */
function givesRowsAnew(code: string): boolean {
  const selects = code.match(/\bselect\b/gi)?.length ?? 0
  const isWhole = code.replaceAll(COUNT, '').includes('*') || /\btable\b/i.test(code)
  return isWhole && (selects > 1 || NESTED.test(code) || RENAMED.test(code))
}

/** `FROM users AS u (a, b)`: the columns are called so from there on. */
const RENAMED = /\b(?:from|join)\s+\S+\s+(?:as\s+)?(?!using\b|on\b|where\b)\w+\s*\(/i
