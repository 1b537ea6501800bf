import { bind } from './dialect.ts'
import { spellings } from './spellings.ts'
import type { Param } from './values.ts'

/** What InnoDB's full text indexes leave out, beside words of fewer than three letters. */
const LEFT_OUT = new Set(
  'about are com for from how that the this was what when where who will with und www'.split(' '),
)

/** Whether the columns of a full text index have all words: each begins one of theirs. */
export function matches(
  columns: readonly string[],
  words: readonly string[],
  params: Param[],
): string {
  const list = columns.join(', ')
  const others = words
    .filter((word) => !isIndexed(word))
    .map((word) => {
      const begun = bind(params, String.raw`(^|[^\p{L}\p{N}])${word}`)
      return `CONCAT_WS(' ', ${list}) COLLATE utf8mb4_general_ci REGEXP ${begun}`
    })
  const indexed = words.filter(isIndexed).map((word) => `+(${begunAs(word)})`)
  if (indexed.length === 0) return others.join(' AND ')
  const match = `MATCH (${list}) AGAINST (${bind(params, indexed.join(' '))} IN BOOLEAN MODE)`
  return [...others, match].join(' AND ')
}

function isIndexed(word: string): boolean {
  return [...word].length > 2 && !LEFT_OUT.has(word.toLowerCase())
}

/** The columns tell capitals from small letters, and so do their indexes. */
function begunAs(word: string): string {
  return spellings(word)
    .map((one) => `${one}*`)
    .join(' ')
}
