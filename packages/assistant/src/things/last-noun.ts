import type { Recipe } from '../recipe.ts'
import { isSingle, plainWords } from '../words.ts'
import { DETERMINERS, isClosed, PREPOSITIONS } from '../grammar/closed-words.ts'
import { tokensOf } from '../grammar/tokens.ts'
import { textOf } from '../grammar/phrase.ts'
import { Doing } from './doing.ts'
import { isField } from './field-words.ts'
import { giveItems } from './give.ts'
import { isKept } from './kept-items.ts'
import { isLimits } from './limits-alone.ts'
import { splitItems } from './split-items.ts'
import { tableFor } from './table-for.ts'

/** “Whoever borrows a costume fills in a slip: which costume, taken on”: whatever is said before, the list is of the noun before it. */
export const ofLastNoun: Recipe = {
  examples: [],
  read(clause, draft) {
    const { before = '', items = '' } =
      /^(?<before>[^:(]{8,200}):\s+(?<items>.{6,})$/u.exec(clause)?.groups ?? {}
    const name = nounAtEnd(before)
    if (name === undefined || NO_NOUN.test(name) || isField(name) || draft.isPerson(name))
      return undefined
    if (splitItems(items).length < 2 || !isKept(items) || isLimits(items)) return undefined
    const doing = new Doing(draft)
    const table = tableFor(name, doing)
    if (table === undefined) return undefined
    giveItems(table, items, doing)
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}

/** “they put it in the reading log” → reading log: what stands behind the last article, or many of something. */
function nounAtEnd(text: string): string | undefined {
  const sentence = { text, tokens: tokensOf(text) }
  const words = sentence.tokens.map(({ word }) => word)
  const from = words.findLastIndex(isClosed) + 1
  const article = words[from - 1] ?? ''
  const count = words.length - from
  if (from < 2 || count < 1 || count > 3) return undefined
  // “lessons with a trainer” are no trainers; “they put it in the log” speaks of the log.
  const before = words.slice(0, from).filter((word) => !DETERMINERS.has(word))
  const prep = before.at(-1) ?? ''
  if (
    PREPOSITIONS.has(prep) &&
    !(/^(?:in|into|on|onto)$/.test(prep) && PUT.test(before.at(-2) ?? ''))
  )
    return undefined
  const name = plainWords(textOf(sentence, from, words.length))
  return /^(?:an?|the|our|this)$/.test(article) || (count === 1 && !isSingle(name))
    ? name
    : undefined
}

/** “fill in”, “write it down in” */
const PUT = /^(?:it|them|this|that|these|everything|down|fills?|filling|hands?|sends?|puts?)$/

/** What speaks of the list itself, or of whom it is for. */
const NO_NOUN =
  /\b(?:following|things?|fields?|columns?|data|details|information|rules?|ways?|order|values?|options?|choices?|examples?|list|case|reasons?|steps?|points?|questions?|app|system|database|table|backend|api|page|team|club|company|shop|roles?|permissions?|access|status|state|type|kind|wishes|requirements|features?|checks?|conditions?|limits?|changes|days?|weeks?|months?|years?|times?|evenings?|mornings?)$/i
