import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { DEED_NOUNS, DEED_WORDS } from '../grammar/deed-words.ts'
import type { Phrase } from '../grammar/phrase.ts'
import { inTable } from '../things/fields-meant.ts'
import { stateIn } from './condition.ts'

/** What a phrase of things speaks of. */
export type Meant =
  | { readonly kind: 'all' | 'else' | 'again' }
  | {
      readonly kind: 'thing'
      readonly table: Node
      readonly field?: NamedItem
      readonly condition?: string
    }
  /** Spoken of elsewhere as a table, and not drawn yet. */
  | { readonly kind: 'new'; readonly words: string }

const ALL =
  /^(?:everything|anything|something|nothing|all|stuff|things|(?:all )?data|content|contents|(?:the )?(?:tables|lot|system|app|application|whole thing))$/
const AGAIN =
  /^(?:|it|them|these|those|this|that|what|whatever|ones?|new ones|either|both|any|each|some|they|none|himself|herself|themselves)$/
/** Words for the rows of a thing, which is named behind them. */
export const ROWS =
  /^(?:lists?|details?|info|information|records?|data|copies|copy|contents?|rows?|entries|entry|status|page|pages|overview|history|everything|version|versions|kind|kinds|types?|parts?)$/

/** undefined: the words name nothing that is kept. */
export function meantBy(phrase: Phrase, draft: Draft): Meant | undefined {
  const { words, more, quantity } = phrase
  const of = more.find(
    ({ how, phrase: inner }) =>
      /^(?:of|in|on|from|for|about|regarding|concerning)$/.test(how) && inner !== undefined,
  )?.phrase
  const inner = of && ROWS.test(words.split(' ').at(-1) ?? '') ? meantBy(of, draft) : undefined
  // “The status of a permit” is a field, where permits have one.
  if (inner !== undefined && draft.table(words) === undefined)
    return fieldNamed(phrase, of, draft) ?? inner
  // “Patient records”, “the order history”.
  const rows = words.split(' ')
  if (rows.length > 1 && ROWS.test(rows.at(-1) ?? '') && draft.table(words) === undefined) {
    const named = tableNamed(rows.slice(0, -1).join(' '), draft)
    if (named !== undefined) return named
  }
  if (words === 'everything-else') return { kind: 'else' }
  if (ALL.test(words) || (words === 'one' && quantity === 'no')) return { kind: 'all' }
  // “Citizens read all of it.”
  if (words === 'it' && quantity === 'all') return { kind: 'all' }
  if (AGAIN.test(words)) return { kind: 'again' }
  if (PEOPLE.test(words)) return undefined
  const table = tableNamed(words, draft)
  if (table !== undefined) return table
  const field = fieldNamed(phrase, of, draft)
  if (field !== undefined) return field
  const state = ofState(words, draft)
  if (state !== undefined) return state
  // “Everybody's entries”, “their own records”
  const isWhose = phrase.own === 'own' || phrase.whose !== undefined
  if (draft.isSubjectWord(words))
    return { kind: quantity === 'all' || (isWhose && draft.fresh.size > 0) ? 'all' : 'again' }
  if (SIGNING.test(words) || isDoing(words)) return undefined
  const isHeld = more.some(({ how }) => how === '(' || how === 'with')
  return draft.isThing(words) || (isHeld && words !== '' && !draft.isPerson(words))
    ? { kind: 'new', words }
    : undefined
}

const PEOPLE =
  /^(?:nobody.*|everybody.*|everyone|anyone|anybody|someone|somebody|i|we|you|he|she|who|us|me|whole-world|others)$/

/** “Parents sign up with their e-mail” holds nothing. */
const SIGNING = /^(?:log-in|sign-in|sign-up)s?$/

/** `pending orders`, `order`, `customer orders`: a table, and in which state its rows are. */
function tableNamed(words: string, draft: Draft): Meant | undefined {
  const all = words.split(' ')
  for (let from = 0; from < all.length; from += 1) {
    const name = all.slice(from).join(' ')
    const table = draft.table(name) ?? ending(name, draft)
    if (table === undefined) continue
    const before = all.slice(0, from).join(' ')
    if (before === '') return { kind: 'thing', table }
    const condition = stateIn(before, table)
    // “Draft posts” are in that state.
    if (condition === undefined && all.slice(0, from).some(isDeed)) continue
    return { kind: 'thing', table, ...(condition !== undefined && { condition }) }
  }
  return undefined
}

/** `deleting`, `read-access`, `editing`: what is done with things, and kept nowhere; `a posting` may be. */
const isDoing = (words: string): boolean =>
  DEED_NOUNS.has(words) ||
  DEED_WORDS.get(words)?.some(
    ({ form, operations, verb }) =>
      form === 'ing' &&
      (!operations.includes('create') || /^(?:create|add|write|insert)$/.test(verb)),
  ) === true

const isDeed = (word: string): boolean =>
  DEED_WORDS.get(word)?.some(({ form }) => form !== 'past') ?? false

/** `subscribers` are `newsletter_subscribers`, where nothing else is called so. */
function ending(words: string, draft: Draft): Node | undefined {
  const plain = words.replaceAll(' ', '_')
  const found = draft
    .playing('rows')
    .filter(
      ({ name }) => plain.length > 3 && (name.endsWith(`_${plain}`) || name.endsWith(`_${plain}s`)),
    )
  return found.length === 1 ? found[0] : undefined
}

/** `the salary of employees`, `product prices`, `their phone number`. */
function fieldNamed(
  { words, whose }: Phrase,
  of: Phrase | undefined,
  draft: Draft,
): Meant | undefined {
  if (words === '') return undefined
  const said = [of?.words, whose].flatMap((name) =>
    name === undefined ? [] : (draft.tableMeant(name) ?? []),
  )
  const subject = draft.subjectTable()
  const tables = said.length > 0 ? said : [...(subject ? [subject] : []), ...draft.playing('rows')]
  const accounts = draft.accounts()?.id
  const all = words.split(' ')
  for (const table of tables) {
    const field = inTable(table, words, true)
    if (field !== undefined && (table.id !== accounts || said.length > 0))
      return { kind: 'thing', table, field }
  }
  for (let at = all.length - 1; at > 0; at -= 1) {
    const table = draft.table(all.slice(0, at).join(' '))
    const field = table && inTable(table, all.slice(at).join(' '), true)
    if (table && field) return { kind: 'thing', table, field }
  }
  return undefined
}

/** `drafts` are posts in that state, `published ones` what was spoken of. */
function ofState(words: string, draft: Draft): Meant | undefined {
  const subject = draft.subjectTable()
  const ones = /^(?<state>.+) ones$/.exec(words)?.groups?.['state']
  if (ones === undefined && words.includes(' ')) return undefined
  const rows = draft.playing('rows')
  const spoken = rows.filter(({ id }) => draft.objects.includes(id))
  for (const table of [...spoken, ...(subject ? [subject] : []), ...rows]) {
    const condition = ones === undefined ? undefined : stateIn(ones, table)
    if (condition !== undefined) return { kind: 'thing', table, condition }
    const one = words.replace(/s$/, '')
    const hasState = named(table, 'fields').length > 0 ? stateIn(one, table) : undefined
    if (hasState !== undefined && /^(?:draft|duplicate|archive|reject|template)$/.test(one))
      return { kind: 'thing', table, condition: hasState }
  }
  return undefined
}
