/** A statement as traces show it. */
export interface ShownStatement {
  readonly text: string
  /** `SELECT orders` */
  readonly summary: string
}

const LONGEST = 2000
/** Lists with filters make many. */
const MOST = 500
const TARGET = /\b(?:FROM|INTO|UPDATE) [`"]?(\w+)/

const known = new Map<string, ShownStatement>()

/** Its text on one line, and what it does to which table. */
export function shownStatement(sql: string): ShownStatement {
  const before = known.get(sql)
  if (before !== undefined) return before
  const text = sql.trim().replaceAll(/\s+/g, ' ')
  const outer = withoutInner(text)
  const operation = /\b(?:SELECT|INSERT|UPDATE|DELETE)\b/.exec(outer)?.[0] ?? 'statement'
  const table = TARGET.exec(outer)?.[1]
  const shown = {
    text: text.slice(0, LONGEST),
    summary: table === undefined ? operation : `${operation} ${table}`,
  }
  if (known.size >= MOST) known.clear()
  known.set(sql, shown)
  return shown
}

/** What stands in parentheses are lists and statements of its own. */
function withoutInner(text: string): string {
  let depth = 0
  let outer = ''
  for (const part of text.split(/(?=[()])|(?<=[()])/)) {
    if (part === '(') depth += 1
    else if (part === ')') depth -= 1
    else if (depth === 0) outer += part
  }
  return outer
}
