import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { plainWords } from '../words.ts'

/** The first table that words name, among all or some. */
export function tableSaid(
  words: string,
  draft: Draft,
  among: readonly Node[] = draft.playing('rows'),
): Node | undefined {
  const parts = plainWords(words)
    .replaceAll(/'s\b/g, '')
    .split(/[^\p{L}\d_-]+/u)
  for (let from = 0; from < parts.length; from += 1)
    for (const count of [2, 1]) {
      const table = draft.table(parts.slice(from, from + count).join(' '))
      if (table && parts[from] !== '' && among.some(({ id }) => id === table.id)) return table
    }
  return undefined
}
