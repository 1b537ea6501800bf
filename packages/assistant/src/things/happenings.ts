import { isDoer } from '../people/person-words.ts'
import type { Recipe } from '../recipe.ts'
import { PAST_FORMS } from '../text/participles.ts'
import { fieldName, plainWords, sameThing, tableName } from '../words.ts'
import { Doing } from './doing.ts'
import { isField } from './field-words.ts'
import { type Frame, frameOf, type Phrase } from './frame.ts'
import { giveItems } from './give.ts'
import { relateNamed } from './relate-tables.ts'
import { tableFor } from './table-for.ts'

/** What happens to things that the prompt speaks of is kept as well: its table, and those that were only counted. */
export function happeningsIn(clause: string, mentioned: ReadonlySet<string>): readonly string[] {
  const frame = frameOf(clause)
  if (frame === undefined || !isNoun(frame.subject)) return []
  const subject = tableName(frame.subject)
  const isKnown = (noun: string): boolean => mentioned.has(tableName(headOf(noun)) ?? '')
  if (subject === undefined || !(mentioned.has(subject) || frame.phrases.some(isKnownIn(isKnown))))
    return []
  const counted = frame.phrases.filter(
    ({ count, noun, prep }) => count === 'many' && prep !== 'of' && isNoun(noun),
  )
  return [subject, ...counted.flatMap(({ noun }) => tableName(headOf(noun)) ?? [])]
}

const isKnownIn =
  (isKnown: (noun: string) => boolean) =>
  ({ noun }: Phrase): boolean =>
    isKnown(noun)

const isNoun = (noun: string): boolean =>
  !isField(noun) &&
  !isDoer(plainWords(noun).split(' ').at(-1) ?? '') &&
  !new RegExp(`^(?:i|we|you|they|it|he|she|\\p{L}+ed|${PAST_FORMS})(?:\\s|$)`, 'iu').test(noun) &&
  !/^(?:it|they|this|that|we|i|you|he|she|who|everyone|everybody|anyone|nobody|people|app|system|same|value|length|number|place|day|days|week|weeks|month|months|year|years|hour|hours|minutes?|times?|characters?)$/i.test(
    noun,
  )

/** “one of the warehouses”, “customer's address”: what is meant stands at the end. */
const headOf = (noun: string): string => plainWords(noun.replace(/^.*'s\s+/u, ''))

/** “A performance puts a band on a stage with a start time”: what happens points to what it happens to. */
export const happenings: Recipe = {
  examples: [],
  read(clause, draft) {
    const frame = frameOf(clause)
    if (frame === undefined || !draft.isThing(frame.subject) || draft.isPerson(frame.subject))
      return undefined
    const isThing = ({ noun }: Phrase): boolean => draft.isThing(headOf(noun))
    if (!frame.phrases.some(isThing)) return undefined
    const doing = new Doing(draft)
    const table = tableFor(frame.subject, doing)
    if (table === undefined) return undefined
    const items: string[] = []
    for (const phrase of frame.phrases) {
      const target = headOf(phrase.noun)
      if (isThing(phrase) && !sameThing(target, table.name)) {
        const name = nameIn(frame, phrase)
        const how = phrase.count === 'many' ? 'many' : 'one'
        const isIn = how === 'many' && /^(?:in|into|on|at|for)$/.test(phrase.prep)
        const words = { how, ...(name && { name }), ...(isIn && { isIn }) } as const
        if (!relateNamed(table, target, words, doing)) doing.left.push(phrase.noun)
      } else if (isKept(phrase)) items.push(target)
      else if (!draft.isPerson(target)) doing.left.push(`${phrase.prep} ${phrase.noun}`.trim())
    }
    doing.draft.subject = table.id
    const kept = [...items, frame.items].filter(Boolean).join(', ')
    if (kept !== '') giveItems(doing.draft.table(table.name) ?? table, kept, doing)
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}

/** “from a start time to an end time”, “for a customer's number plate”. */
const isKept = ({ prep, noun, count }: Phrase): boolean =>
  /^(?:with|from|to|until|till)$/.test(prep) ||
  (prep === '' && count === 'one') ||
  noun.includes("'s ") ||
  /\b(?:date|day|time|number|amount|price)$/i.test(noun)

/** Where it goes from and to is told by more than the name of the table. */
function nameIn({ phrases }: Frame, { prep, noun }: Phrase): string | undefined {
  const same = phrases.filter((other) => sameThing(headOf(other.noun), headOf(noun)))
  return same.length > 1 && prep !== '' ? fieldName(`${prep} ${headOf(noun)}`) : undefined
}
