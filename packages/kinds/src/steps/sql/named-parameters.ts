import type { Piece } from './pieces.ts'

/**
 * The text of a statement between its `:name` parameters, and their names in order. Names in quotes
 * and comments are text, and `::` is a cast of PostgreSQL's.
 */
export function namedParameters(pieces: readonly Piece[]): {
  readonly texts: readonly string[]
  readonly names: readonly string[]
} {
  const texts: string[] = ['']
  const names: string[] = []
  for (const { kind, text } of pieces) {
    if (kind !== 'parameter') texts[texts.length - 1] += text
    else {
      names.push(text)
      texts.push('')
    }
  }
  return { texts, names }
}
