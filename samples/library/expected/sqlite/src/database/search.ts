import { bind } from './dialect.ts'
import { spellings } from './spellings.ts'
import type { Param } from './values.ts'

/** What stands before a word: anything but letters and digits, as far as ASCII goes. */
const BEFORE = '[^0-9a-z\u0080-\u{10ffff}]'

/** Whether these columns have all words: each begins one of theirs. Every row is looked at. */
export function matches(
  columns: readonly string[],
  words: readonly string[],
  params: Param[],
): string {
  const text = columns.map((column) => `coalesce(${column}, '')`).join(" || ' ' || ")
  const conditions = words.map((word) => {
    const begun = begunAs(word).map((one) => bind(params, one))
    return `(${begun.map((pattern) => `lower(' ' || ${text}) GLOB ${pattern}`).join(' OR ')})`
  })
  return conditions.join(' AND ')
}

/** SQLite makes small letters of those of ASCII alone. */
function begunAs(word: string): readonly string[] {
  const small = spellings(word).map((one) =>
    one.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  )
  return [...new Set(small)].map((one) => `*${BEFORE}${one}*`)
}
