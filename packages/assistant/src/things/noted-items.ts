import { isDoer } from '../people/person-words.ts'
import type { Recipe } from '../recipe.ts'
import { plainWords } from '../words.ts'
import { Doing } from './doing.ts'
import { giveItems } from './give.ts'
import { isKept } from './kept-items.ts'
import { splitItems } from './split-items.ts'

const NOUN = String.raw`[\p{L}-]+(?:\s[\p{L}-]+)?`
const WHO = String.raw`(?<who>we|they|he|she|(?:the|an?|each|every|their|its|our)\s+[\p{L}-]+(?:\s[\p{L}-]+)??|[\p{L}-]+s)`
const DOES =
  '(?:(?:can|must|should|has to|have to|needs? to|then|also|later|afterwards)\\s+)*(?:writes?|notes?|enters?|records?|fills? in|logs?|adds?|gives?|leaves?|states?|tells?|says?|puts?|sets?|provides?|specif(?:y|ies))(?:\\s+(?:down|in))?'
/** “After the visit the nurse notes the pulse and a comment” */
const BEHIND = new RegExp(
  String.raw`^(?:(?:right|immediately|directly)\s+)?(?:after|during|for|on|at|before|at the (?:end|start|beginning) of|at the end)\s+(?:the|an?|each|every|his|her|their|it)\s+(?<thing>${NOUN}?)\s*,?\s+${WHO}\s+${DOES}\s+(?<items>.+)$`,
  'iu',
)
/** “The teacher gives it a mark and a comment”, “… adds a mark and a comment to each essay” */
const TO_IT = new RegExp(
  String.raw`^${WHO}\s+${DOES}\s+(?:to\s+)?(?<thing>it|them|(?:each|every|the)\s+${NOUN}?)\s+(?<items>(?:an?|the|their|his|her)\s.+)$`,
  'iu',
)

/** What somebody adds to a thing that is there: it is kept of that. Who may is said, and not opened by this. */
export const notedItems: Recipe = {
  examples: [],
  read(clause, draft) {
    const found = BEHIND.exec(clause)?.groups ?? TO_IT.exec(clause)?.groups
    const { thing = '', who = '', items = '' } = found ?? {}
    const isPeople = /^(?:we|they|he|she)$/i.test(who) || isDoer(lastOf(who)) || draft.isPerson(who)
    if (found === undefined || !isPeople) return undefined
    const table = draft.tableMeant(thing)
    const isNoted =
      isKept(items) && !splitItems(items).some((item) => draft.isThing(plainWords(item)))
    if (table === undefined || !isNoted) return undefined
    const doing = new Doing(draft)
    giveItems(table, items, doing)
    if (!/^we$/i.test(who)) doing.left.push(clause.slice(0, clause.length - items.length).trim())
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}

const lastOf = (words: string): string => plainWords(words).split(' ').at(-1) ?? ''
