import { wordsOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import type { More } from '../grammar/phrase.ts'
import { tokensOf } from '../grammar/tokens.ts'
import { inTable } from '../things/fields-meant.ts'
import { caseOf } from './case-of.ts'
import { flagSaid, valueSaid } from './condition.ts'
import { isDoer } from './person-words.ts'
import { whoOf } from './who-of.ts'

/**
 * What is said behind a noun by a preposition or in brackets: a formula of the rows that are left; `all` where that
 * is all of them, undefined where it can't be said, and a rule without it would open more than was meant.
 */
export function narrowedBy(more: More, table: Node, draft: Draft): string | undefined {
  if (isAll(more, table, draft)) return 'all'
  const { how, text } = more
  const said = text.replace(ONES, '').trim()
  if (how === 'without' || !isState(said, table)) return undefined
  return caseOf({ text: said, isNot: false }, table, draft)
}

const ONES = /\s+(?:ones|only|alone|rows)$/iu
/** What names no state and counts for nothing beside one. */
const FILLER =
  /^(?:only|just|an?|the|that|which|is|are|be|been|have|has|already|currently|still|in|with|their|its|of|as|set|to|state|status|ones?|they|were|was|ie|i\.e|true|yes|not)$/

/** Whether each word belongs to one state: what is left over could narrow it further, or turn it around. */
function isState(text: string, table: Node): boolean {
  const choice = valueSaid(text, table)
  const flag = choice === undefined ? flagSaid(text, table) : undefined
  const own = [
    ...[choice?.field, flag, table].flatMap((one) => wordsOf(one?.name ?? '')),
    ...(choice?.value ?? '').toLowerCase().split(/[\s_]+/),
  ]
  const rest = tokensOf(text)
    .map(({ word }) => word)
    .filter((word) => !FILLER.test(word) && !own.includes(word))
  // A flag is said by other words as well: “(live ones)”, “in draft”.
  return (
    rest.length === 0 || (choice === undefined && rest.length === 1 && !MARKS.test(rest[0] ?? ''))
  )
}
const MARKS = /^(?:and|or|but|except|no|never|nobody|none|without|un\p{L}+|[^\p{L}].*)$/u

/** Whether it leaves out no row: `comments on posts`, `posts in the app`, `orders of customers`. */
function isAll({ how, text, phrase }: More, table: Node, draft: Draft): boolean {
  // What a new table holds is said with it: `listings (title, price)`.
  if (how === '(' || how === 'with' || how === 'including' || how === 'containing') {
    const isNew = draft.fresh.has(table.id)
    const parts = text.split(/,|\band\b/)
    // Which values a choice has: `(status: open, approved, rejected)`.
    const choice = /^(?<name>[\p{L}\s]+):(?<values>.+,.+)$/u.exec(text)?.groups
    const field = inTable(table, choice?.['name'] ?? '', true)
    const values = Array.isArray(field?.['values']) ? field['values'] : []
    const said = choice?.['values']?.split(',').length ?? 0
    if (said > 1 && (field === undefined || said >= values.length)) return true
    if (isNew && parts.every((part) => inTable(table, part.trim(), true) !== undefined)) return true
  }
  if (phrase === undefined || phrase.own !== undefined || phrase.whose !== undefined) return false
  const { words, more, quantity } = phrase
  if (!more.every((one) => isAll(one, table, draft))) return false
  if (quantity === 'other' || quantity === 'no') return false
  if (PLACE.test(words)) return true
  if (/^(?:it|this)$/.test(words)) return true
  if (words === 'them') return /^(?:on|in|under)$/.test(how)
  // Each row of a new table is somebody's: `notes of a patient`.
  const isSomebodys =
    quantity === 'one' && /^[\p{L}-]+$/u.test(words) && !draft.roles().includes(words)
  if (draft.fresh.has(table.id) && isSomebodys && (draft.isThing(words) || isDoer(words)))
    return true
  const to = draft.table(words)
  if (to !== undefined)
    return to.id === table.id || to.id === draft.accounts()?.id || isOf(table, to)
  const who = /^(?:of|by|from|for|to)$/.test(how) ? whoOf(phrase, draft) : undefined
  return who?.rule === 'signedIn' || who?.rule === 'public' || who?.rule === 'nobody'
}

const PLACE =
  /^(?:app|application|system|site|website|api|database|platform|backend|shop|store|blog|library|list|feed|catalogue|catalog|inventory|online|detail|details|general|full|browser|whole-world|public|own|hand|time|moment|now)$/

const isOf = (table: Node, to: Node): boolean =>
  named(table, 'relations').some(({ target }) => target === to.id) ||
  named(to, 'relations').some(({ target }) => target === table.id)
