import { bind } from './dialect.ts'
import { spellings } from './spellings.ts'
import type { Param } from './values.ts'

/** Whether the columns of a full text index have all words: each begins one of theirs. */
export function matches(
  columns: readonly string[],
  words: readonly string[],
  params: Param[],
): string {
  // As the index has it, or it would not be used.
  const text = columns.map((column) => `coalesce(${column}, '')`).join(" || ' ' || ")
  const begun = bind(params, words.map(begunAs).join(' & '))
  return `to_tsvector('simple', ${text}) @@ to_tsquery('simple', ${begun})`
}

/** Some locales make small letters of those of ASCII alone. */
function begunAs(word: string): string {
  const all = spellings(word).map((one) => `${one}:*`)
  return `(${all.join(' | ')})`
}
