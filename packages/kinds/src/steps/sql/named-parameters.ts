/**
 * The text of a statement between its `:name` parameters, and their names in order. Names in quotes
 * and comments are text, and `::` is a cast of PostgreSQL's.
 */
export function namedParameters(statement: string): {
  readonly texts: readonly string[]
  readonly names: readonly string[]
} {
  const texts: string[] = ['']
  const names: string[] = []
  for (const [piece, name] of statement.matchAll(PIECE)) {
    if (name === undefined) texts[texts.length - 1] += piece
    else {
      names.push(name)
      texts.push('')
    }
  }
  return { texts, names }
}

const PIECE =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|::|:([A-Za-z][A-Za-z0-9_]*)|[\s\S]/g
