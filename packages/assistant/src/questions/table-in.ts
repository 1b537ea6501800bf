import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { plainWords } from '../words.ts'

/** The table that a question is about. */
export function tableIn(words: string, draft: Draft): Node | undefined {
  const parts = plainWords(words).split(/\s+/)
  for (let from = 0; from < parts.length; from += 1)
    for (const count of [2, 1]) {
      const table = draft.table(parts.slice(from, from + count).join(' '))
      if (table) return table
    }
  return undefined
}

export const nameOf = (id: unknown, draft: Draft): string =>
  draft.manifest.nodes.find((node) => node.id === id)?.name ?? 'another table'
