/** A table with columns that nobody is shown, as PostgreSQL knows it. */
export interface ClosedTable {
  readonly name: string
  readonly columns: readonly string[]
}

/** Without these, texts, names and the rest are told apart by their first character alone. */
const UNCERTAIN = /--|\/\*|\$|\\|u&/i
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_]*|\d+|\S/gu
const WORD = /^["\p{L}_]/u

/** What stands before a table where rows are read, and not used as one value. */
const BEFORE_TABLE = new Set(['from', 'join', 'update', 'into', 'only', 'table'])
/** Words that follow a table and can be no other name of it. */
const AFTER_TABLE = new Set(
  'cross except fetch for full group having inner intersect join left limit natural offset on order returning right tablesample union using where window'.split(
    ' ',
  ),
)
/** A row before and after its change, and the one that was not inserted. */
const CHANGED = ['old', 'new', 'excluded']

/**
 * Whether PostgreSQL would take a row of such a table for a value, as in `SELECT users FROM users`:
 * then its secrets stand in the midst of it, in whichever form. Columns by their names are none, and
 * neither is the star of a list. Whatever can't be told is taken for one.
 */
export function takesWholeRows(text: string, table: ClosedTable): boolean {
  if (UNCERTAIN.test(text)) return true
  const tokens = [...text.matchAll(TOKEN)].map(([token]) => bare(token))
  const places = tokens.flatMap((token, at) => (token === table.name ? [at] : []))
  const known = new Set([table.name, ...(tokens.includes('returning') ? CHANGED : [])])
  const spent = new Set<number>()
  for (const at of places) {
    if (tokens[at + 1] === '.') continue
    const before = tokens[startOf(tokens, at) - 1] ?? ''
    // What brackets hold together bears one name: a row of it is one of each table.
    const isJoined = !['select', undefined].includes(openedWith(tokens, at))
    if (!BEFORE_TABLE.has(before) || isJoined) return true
    spent.add(at)
    const alias = aliasAt(tokens, at, before)
    if (alias === undefined) continue
    // Its columns are called otherwise from there on.
    if (tokens[alias + 1] === '(') return true
    known.add(tokens[alias] ?? '')
    spent.add(alias)
  }
  return tokens.some(
    (token, at) => known.has(token) && !spent.has(at) && !isColumn(tokens, at, table.columns),
  )
}

/** A name is the same in capitals, and between quotation marks. */
const bare = (token: string): string =>
  (token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token).toLowerCase()

/** Before the schemas of a table’s name. */
function startOf(tokens: readonly string[], at: number): number {
  return tokens[at - 1] === '.' ? startOf(tokens, at - 2) : at
}

/** What the innermost bracket around a place begins with; undefined outside of all. */
function openedWith(tokens: readonly string[], at: number): string | undefined {
  let depth = 0
  for (let from = at - 1; from >= 0; from -= 1) {
    if (tokens[from] === ')') depth += 1
    if (tokens[from] === '(') depth -= 1
    if (depth < 0) return tokens[from + 1]
  }
  return undefined
}

/** Where another name stands by which the table is called. */
function aliasAt(tokens: readonly string[], at: number, before: string): number | undefined {
  const next = tokens[at + 1] === '*' ? at + 2 : at + 1
  const word = tokens[next] ?? ''
  if (word === 'as') return next + 1
  const isOther =
    AFTER_TABLE.has(word) || before === 'into' || (before === 'update' && word === 'set')
  return WORD.test(word) && !isOther ? next : undefined
}

/** `users.id`, or `users.*` among what is shown. */
function isColumn(tokens: readonly string[], at: number, columns: readonly string[]): boolean {
  const [dot, column = '', after] = tokens.slice(at + 1, at + 4)
  if (dot !== '.') return false
  if (column !== '*') return columns.includes(column)
  const isShown = after === ',' || after === 'from' || after === undefined
  return isShown && openedWith(tokens, at) === undefined
}
