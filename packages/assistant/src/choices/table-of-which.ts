import type { Node } from '@drawbridge/manifest'
import { wordsOf } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import { isSingle, plainWords, sameThing } from '../words.ts'
import type { Ambiguity, Meaning } from './doubt.ts'
import { saidAs } from './said-as.ts'

/** Said of what is to be new. */
const NEW = /\b(?:add|create|make|need|want|new)\b.*\b(?:tables?|collections?|entit(?:y|ies))\b/iu

/** “Items”, where there are order items and menu items. */
export const tableOfWhich: Ambiguity = {
  examples: [
    {
      before: 'add order items with quantity. add menu items with price',
      phrase: 'items have a note',
    },
  ],
  find(phrase, { draft, tried }) {
    if (NEW.test(phrase)) return undefined
    const said = (phrase.match(/\p{L}+/gu) ?? []).filter((word) => word.length > 3)
    for (const word of said) {
      if (isTable(draft, word)) continue
      const tables = endingIn(draft, word).filter((table) => !saidAs(table).test(phrase))
      if (tables.length === 0 || endingIn(draft, word).length > tables.length) continue
      // The only one is meant, unless another would come beside what was there.
      const only = tables.length === 1 ? tables[0] : undefined
      if (only && (draft.fresh.has(only.id) || !isTable(tried([phrase]).draft, word))) continue
      const isOf = (table: Node): Meaning => ({
        id: table.id,
        says: `The table ${table.name}`,
        wording: [phrase.replace(word, table.name)],
      })
      const own: Meaning = {
        id: 'new',
        says: `A table ${plainWords(word)} of its own`,
        wording: [phrase],
      }
      return {
        id: `table:${plainWords(word)}`,
        text: `Which ${word} ${isSingle(word) ? 'is' : 'are'} meant?`,
        meanings: only ? [isOf(only), own] : tables.map(isOf),
        ...(only && { first: only.id }),
      }
    }
    return undefined
  },
}

const isTable = (draft: Draft, word: string): boolean =>
  draft.playing('rows').some(({ name }) => sameThing(name, word))

/** Tables that are called so in their last word. */
function endingIn(draft: Draft, word: string): readonly Node[] {
  return draft.playing('rows').filter(({ name }) => {
    const words = wordsOf(name)
    return words.length > 1 && sameThing(words.at(-1) ?? '', word)
  })
}
