import { RESERVED } from './reserved.ts'
import type { Dialect } from './schema.ts'

// The two doors through which a word that somebody chose enters a statement. There is no third.

const PLAIN = /^[a-z_][a-z0-9_]*$/

/**
 * The name of a table, column, index or constraint. Left bare where every database takes it so.
 * @throws RangeError for a name that no database can hold: empty, or with a NUL in it.
 */
export function identifier(name: string, dialect: Dialect): string {
  if (name === '' || name.includes('\0')) throw new RangeError('A name in SQL needs letters.')
  if (PLAIN.test(name) && !RESERVED.has(name)) return name
  const quote = dialect === 'mysql' ? '`' : '"'
  return quote + name.replaceAll(quote, quote + quote) + quote
}

/**
 * Text as a literal. MySQL alone reads backslashes in it.
 * @throws RangeError for text with a NUL in it, which PostgreSQL can't store and SQLite cuts off.
 */
export function textLiteral(text: string, dialect: Dialect): string {
  if (!isStorableText(text))
    throw new RangeError('Text in SQL can hold neither NUL nor half a character.')
  const escaped = dialect === 'mysql' ? text.replaceAll('\\', '\\\\') : text
  return `'${escaped.replaceAll("'", "''")}'`
}

/** Whether every database can store this text and give it back unchanged. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** Whether a column holds one of these texts. */
export function oneOf(column: string, values: readonly string[], dialect: Dialect): string {
  const literals = values.map((value) => textLiteral(value, dialect))
  return `${identifier(column, dialect)} IN (${literals.join(', ')})`
}
