import type { Draft } from '../draft.ts'
import { DEED_NOUNS, DEED_WORDS } from '../grammar/deed-words.ts'
import type { Phrase, Sentence } from '../grammar/phrase.ts'
import { tokensOf } from '../grammar/tokens.ts'
import { people } from './clauses/lists.ts'
import { plainWords, sameThing } from '../words.ts'
import type { Known } from './frame.ts'
import { meantBy, ROWS } from './meant.ts'
import { isDoer } from './person-words.ts'
import { whoOf } from './who-of.ts'

const SURE =
  /^(?:everybody|everyone|anybody|anyone|nobody|nobody-else|everybody-else|whole-world|somebody|someone|whoever|who|i|we|you|one|they|he|she|me|us|public|signed-in|all|those|others|himself|herself|themselves)$/
const ASKS =
  /^(?:let|give|grant|allow|make|show|hide|keep|prevent|forbid|restrict|limit|deny|permit|enable|stop|open)$/
const DOES = /^(?:read|write|create|update|delete|edit|add|see|view|remove|list|modify)$/
/** Who may be people or what is kept of them. */
const COLLECTIVE =
  /^(?:teams?|crews?|committees?|boards?|councils?|offices?|famil(?:y|ies)|groups?|compan(?:y|ies)|clubs?|departments?|child|children|kids?|pets?)$/
/** “Only the administration changes them”: people, where nothing is said that they administer. */
const OFFICE = /^(?:administration|management)$/
const NOBODY =
  /^(?:it|this|that|these|something|anything|everything|nothing|everything-else|title|name|price|status|ones|both|each-other|itself|there|which|none)$/

/** What a draft knows of the words of a sentence. */
export function knownIn(draft: Draft): Known {
  return {
    isPeople: (phrase, isSure) => isPeople(phrase, isSure, draft),
    isThing: (phrase) => meantBy(phrase, draft) !== undefined,
  }
}

/** Whether all of some words speaks of people who do something. */
export function arePeople(text: string, draft: Draft): boolean {
  const sentence: Sentence = { text, tokens: tokensOf(text) }
  const all = people(sentence, 0, knownIn(draft), true)
  return all.some(({ next }) => next === sentence.tokens.length)
}

function isPeople(phrase: Phrase, isSure: boolean, draft: Draft): boolean {
  const { words } = phrase
  if (words === '' || NOBODY.test(words)) return words === 'none' && !isSure ? true : false
  if (DEED_NOUNS.has(words) && !OFFICE.test(words)) return false
  if (ROWS.test(words) || (OFFICE.test(words) && phrase.more.length > 0)) return false
  const all = words.split(/[ _]/)
  const last = all.at(-1) ?? ''
  if (all.slice(0, -1).some((word) => ASKS.test(word)) || ASKS.test(all[0] ?? '')) return false
  // “Create cook, read public”: what they may, and nobody who is called so.
  if (all.length > 1 && DOES.test(all[0] ?? '')) return false
  // “The dentist enters”
  if (all.length > 1 && isDoer(all.at(-2) ?? '') && isDone(last)) return false
  if (whoOf(phrase, draft) === undefined) return false
  if (SURE.test(words)) return true
  if ((last === 'role' || all[0] === 'role') && all.length > 1) return true
  const isRole = draft.roles().some((role) => sameThing(role, words) || sameThing(role, last))
  if (COLLECTIVE.test(last) && draft.isThing(plainWords(words))) return isRole
  if (isDoer(last) || isRole) return all.length === 1 || !isDeed(all[0] ?? '') || isDoer(last)
  // “Archived projects” are no people, whatever is said of them.
  if (all.length > 1 && draft.table(last) !== undefined) return false
  if (isSure || draft.table(plainWords(words)) !== undefined || draft.isField(words)) return false
  return !all.some(isDeed) && all.length < 3
}

const isDone = (word: string): boolean =>
  DEED_WORDS.get(word)?.some(({ form }) => form === 's' || form === 'base') ?? false

const isDeed = (word: string): boolean =>
  DEED_WORDS.get(word)?.some(({ form }) => form !== 'past') ?? false
