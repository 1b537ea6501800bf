import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { plainWords } from '../words.ts'

/** The table that a question is about. */
export const tableIn = (words: string, draft: Draft): Node | undefined => tablesIn(words, draft)[0]

/** All tables that a question speaks of, in its order. */
export function tablesIn(words: string, draft: Draft): readonly Node[] {
  const parts = plainWords(words).split(/\s+/)
  const found: Node[] = []
  for (let from = 0; from < parts.length; from += 1) {
    const [long, short] = [2, 1].map((count) =>
      draft.table(parts.slice(from, from + count).join(' ')),
    )
    const table = long ?? short
    if (long && from + 1 < parts.length) from += 1
    if (table && !found.includes(table)) found.push(table)
  }
  return found
}
