import { pluralOf, singularOf } from '@drawbridge/kinds/faces'
import { isObject, type Json } from '@drawbridge/manifest'
import { bothWays } from './both-ways.ts'
import { isSingle } from '../words.ts'
import type { Ambiguity, Around, Meaning } from './doubt.ts'
import { asPattern } from '../text/as-pattern.ts'

/** Words of which rows often share the same few. */
const SHARED =
  /\b(?:tags?|categor(?:y|ies)|genres?|topics?|departments?|keywords?|skills?|amenit(?:y|ies)|allergens?)\b/iu

/** “A tag”: a word in each row, or one of a list of tags. */
export const fieldOrTable: Ambiguity = {
  examples: [
    { phrase: 'add recipes with title and a category' },
    { phrase: 'posts have a title, a text and tags' },
  ],
  find(phrase, around) {
    const word = SHARED.exec(phrase)?.[0].toLowerCase()
    if (word === undefined || around.draft.isThing(word)) return undefined
    const table = tableWithout(word, phrase, around)
    if (table === undefined) return undefined
    const one = singularOf(word)
    const many = pluralOf(one)
    const isMany = !isSingle(word)
    const rest = without(phrase, word)
    const kept: Meaning = {
      id: 'table',
      says: isMany
        ? `Some of a list that is kept: a table ${many}`
        : `One of a list that is kept: a table ${many}`,
      wording: isMany
        ? [`add a table ${many} with name`, rest, ...bothWays(table, many)]
        : [`add a table ${many} with name`, phrase],
    }
    const text: Meaning = {
      id: 'text',
      says: `Words that are written anew for each of ${table}`,
      wording: [phrase],
    }
    return {
      id: `table-for:${many}`,
      text: `What ${isMany ? 'are' : 'is'} the ${word} of ${table}?`,
      meanings: [text, kept],
    }
  },
}

/** The table that would have a field of texts for it. */
function tableWithout(word: string, phrase: string, { tried }: Around): string | undefined {
  const { draft, phrases } = tried([phrase])
  const command = phrases
    .flatMap(({ commands }) => commands)
    .find((one) => one.type === 'insertItem' && one.path[0] === 'fields' && isText(one.item, word))
  if (command?.type !== 'insertItem') return undefined
  return draft.playing('rows').find(({ id }) => id === command.id)?.name
}

function isText(item: Json, word: string): boolean {
  if (!isObject(item)) return false
  const { name, type } = item
  return name === word && (type === 'string' || type === 'text')
}

/** A list of which one is left out. */
const without = (phrase: string, name: string): string => {
  const word = asPattern(name)
  return phrase
    .replace(
      new RegExp(`,?\\s+(?:and|&)\\s+(?:(?:some|many|several|a few)\\s+)?${word}\\b`, 'iu'),
      '',
    )
    .replace(
      new RegExp(`\\b(?:(?:some|many|several|a few)\\s+)?${word}\\s*(?:,|and)\\s*`, 'iu'),
      '',
    )
    .replace(new RegExp(`,\\s*${word}\\b`, 'iu'), '')
}
