import { BE, MODALS, NOISE, ONLY, PREPOSITIONS } from '../grammar/closed-words.ts'
import { type Form, formsOf } from '../grammar/verb-forms.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const forms = (verbs: string, wanted: readonly Form[]): ReadonlySet<string> =>
  new Set(
    verbs
      .trim()
      .split(/\s+/)
      .flatMap((verb) => [
        ...(verb === 'have' ? ['has'] : []),
        ...formsOf(verb).flatMap(([word, form]) => (wanted.includes(form) ? [word] : [])),
      ]),
  )
const FINITE: readonly Form[] = ['base', 's']
const EVERY: readonly Form[] = ['base', 's', 'ing', 'past']

/** What a thing does with what is kept of it: `a lease states …`. */
const HOLDS = forms(
  `have contain include comprise carry hold bear feature state specify mention get record store show list indicate
  receive possess own need require`,
  FINITE,
)
const HOLDING = forms('have contain include comprise carry hold need', ['ing'])
/** With a preposition: `consists of`, `comes with`, `is described by`. */
const HOLDS_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...[...forms('consist compose', EVERY), 'made'].map((verb) => [verb, set('of from')] as const),
  ...[...forms('come go', FINITE)].map((verb) => [verb, set('with')] as const),
  ...`characterised characterized described identified defined specified known marked represented given stored recorded
  saved kept registered logged entered noted listed assigned filed captured summarised summarized documented`
    .split(/\s+/)
    .map((verb) => [verb, set('by with through via under')] as const),
])
/** What somebody does who wants something kept: `we note …`. */
export const KEEPS = forms(
  `keep store save record track note know remember collect register log list enter hold have need see want document capture
  monitor maintain ask write jot put manage watch gather hand-in look-at look-after file describe`,
  EVERY,
)
/** What has been done with what is kept: `recorded for each sample are …`. */
const KEPT = set(
  `kept stored saved recorded tracked noted known collected registered logged listed entered held written needed required
  wanted documented captured interesting important relevant filed asked necessary interested care matter matters counts`,
)
/** What all that is kept is called. */
const FACTS = set(
  `information info data details detail fields columns attributes properties facts following particulars specifics
  characteristics`,
)
/** Where it is kept. */
const PLACES = set(
  'table tables collection list register entity sheet overview database somewhere place spot records',
)
/** What stands around all these and says nothing of its own. */
const AROUND = set(
  `to like love track down also please just which that where whom whose what together able going think up so then
  here me us about there interested way help make add create give let`,
)

/** Whether a word says nothing of what is kept, and of what. */
export const isAround = (word: string): boolean =>
  [BE, MODALS, NOISE, ONLY, PREPOSITIONS, KEEPS, KEPT, FACTS, PLACES, AROUND].some((words) =>
    words.has(word),
  )

/** Whether a word says that something is kept. */
export const saysKept = (word: string): boolean =>
  KEEPS.has(word) || KEPT.has(word) || FACTS.has(word) || PLACES.has(word) || word === 'think'

export const isFacts = (word: string): boolean => FACTS.has(word)

/** How many words from here on say that a thing holds what follows: `has`, `is described by`. */
export function holdsAt(words: readonly string[], at: number): number {
  const first = words[at] ?? ''
  const by = HOLDS_BY.get(first)
  // “is recorded against a matter with”
  if (by !== undefined)
    for (const more of [1, 2, 3, 4]) if (by.has(words[at + more] ?? '')) return more + 1
  // `is given a number`
  if (/^(?:given|assigned)$/.test(first) && BE.has(words[at - 1] ?? '')) return 1
  // “is having”
  if (BE.has(first) && HOLDING.has(words[at + 1] ?? '')) return 2
  return HOLDS.has(first) ? 1 : 0
}

/** What begins something that is kept and is told in a clause: `whether it is paid`. */
export const ASKING = set('whether if when how who since')
