import { guessFieldWord, singularOf, wordsOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { isDoer } from '../people/person-words.ts'
import { asPattern } from '../text/as-pattern.ts'
import { fieldName, isSingle, plainWords, sameThing } from '../words.ts'
import type { Doing } from './doing.ts'
import { isField } from './field-words.ts'
import { describedField } from './noun-of-field.ts'
import { relate, relateMany, relateNamed } from './relate-tables.ts'
import { type RelationWords, relationWords } from './relation-words.ts'
import { accountsFor, tableFor } from './table-for.ts'
import { POSTED, SHARED } from './thing-words.ts'

/** What became of an item: whether it could be done, and what is said to be kept of the other thing. */
interface Given {
  readonly isDone: boolean
  readonly of?: { readonly target: Node; readonly items: string }
}

/**
 * An item of a list that is another thing, or one of several of these: `several options`, `for the hive`, `a teacher`.
 *
 * @returns undefined for what is a field
 */
export function giveRelation(table: Node, item: string, doing: Doing): Given | undefined {
  const { draft } = doing
  const shared = MANY_TO_MANY.exec(item)?.groups?.['thing'] ?? ''
  const both = shared === '' ? undefined : tableFor(shared, doing)
  if (both !== undefined) return { isDone: relateMany(table, both, doing) }
  const pointed = pointedAt(item, table, draft)
  if (pointed !== undefined)
    return { isDone: relateNamed(table, pointed.noun, pointed.words, doing) }
  const isName =
    describedField(item) !== undefined ||
    /^(?:\p{L}+\s+)?(?:names?|titles?|numbers?|codes?)$/iu.test(item)
  const said = isName ? undefined : relationWords(item, (noun) => isOther(noun, table, draft))
  if (said === undefined) return undefined
  if (said.how === 'owner') return { isDone: giveOwner(table, doing) }
  const head = headOf(said.target, draft)
  const target = draft.isThing(head)
    ? tableFor(head, doing)
    : (draft.tableMeant(said.target) ?? accountsFor(doing))
  if (target === undefined) return undefined
  const isSeveral = said.isBare === true && !isSingle(said.target)
  const isOptional = said.isOptional || /\boptional\b/i.test(said.rest)
  const isDone =
    isSeveral && SHARED.test(said.target)
      ? relateMany(table, target, doing)
      : relate(table, target, { ...said, ...(isSeveral && { how: 'many' }), isOptional }, doing)
  const rest = said.rest
    .replace(/^\(.*\)$|\boptional\b|[(),]/gi, '')
    .replace(/^(?:who|that|which)\b.*$/i, '')
    .trim()
  const isMore = target.id !== table.id && /^(?:with|:)\s/.test(rest)
  return { isDone, ...(isMore && { of: { target, items: rest.replace(/^(?:with|:)\s+/, '') } }) }
}

/** Each row belongs to whoever added it. */
export const giveOwner = (table: Node, doing: Doing): boolean =>
  doing.do(
    `Each of ${table.name} belongs to whoever added it.`,
    table.settings['owner'] === true
      ? []
      : [{ type: 'setSetting', id: table.id, path: ['owner'], value: true }],
  )

interface Pointed {
  readonly noun: string
  readonly words: Partial<RelationWords>
}

/** What an item points to by its form, whatever the thing is called. */
function pointedAt(item: string, table: Node, draft: Draft): Pointed | undefined {
  const isKnown = (noun: string): boolean => draft.isThing(noun) || draft.table(noun) !== undefined
  const part = OWN_PART.exec(item)?.groups?.['thing'] ?? ''
  if (part !== '' && !isSingle(part) && sameThing(plainWords(part), table.name))
    return { noun: part, words: { isOptional: true, name: 'parent' } }
  const doer = doerOf(item, draft)
  const own =
    OWN_KIND.exec(doer === undefined ? oneOfPeople(item, draft) : `${doer} who is a ${doer}`)
      ?.groups ?? {}
  const { thing, self, end, many = own['list'] } = own
  const other = thing ?? self ?? end ?? ''
  const isElse = self !== undefined && draft.table(self)?.id !== table.id
  const name = fieldName(own['name'] ?? own['part'] ?? `${own['of']} ${other}`)
  if (other !== '' && !isElse && isKnown(other) && name !== undefined)
    return {
      noun: other,
      words: { how: many === undefined ? 'one' : 'many', isOptional: true, name },
    }
  const { parts, listed } = SEVERAL.exec(item)?.groups ?? {}
  const several = parts ?? listed ?? ''
  const isThing = several !== '' && !isSingle(several) && draft.isSpokenOf(several)
  if (isThing && !isField(several) && /^(?:Text|JSON)$/.test(guessFieldWord(several).word))
    return { noun: several, words: { how: 'many' } }
  const between = FROM_TO.exec(item)?.groups ?? {}
  const way = fieldName(between['name'] ?? '')
  if (way !== undefined && draft.isThing(between['thing'] ?? ''))
    return { noun: between['thing'] ?? '', words: { name: way } }
  const within = WITHIN.exec(item)?.groups?.['thing'] ?? ''
  return within !== '' && isKnown(within) ? { noun: within, words: {} } : undefined
}

/** `tags, many to many` */
const MANY_TO_MANY = /^(?<thing>[\p{L}_][\p{L}_ ]*?)\s*[,(]?\s*many[- ]to[- ]many\)?$/iu

/** Tasks that have subtasks: each of them may be a part of another. */
const OWN_PART =
  /^(?:(?:its|their|own|several|many|some)\s+)*(?:sub|child|nested)[- ]?(?<thing>[\p{L}]+)$/iu

/** `parent department` of departments, `manager, who is another employee`, `paid by (a flatmate)`. */
const OWN_KIND =
  /^(?:an?\s+|the\s+|its\s+)?(?:(?<of>parent|previous|next|main|original)\s+(?<self>[\p{L}-]+)(?:\s*\(?optional\)?)?|(?:(?<list>list of|several|many|some)\s+)?(?<name>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*,?\s+(?:which|who|that|what)\s+(?:(?:is|are)\s+(?:also\s+)?(?:another|other|an?|one of the)|are\s+(?:(?:also|all|themselves|other)\s+)*)\s*(?<thing>[\p{L}-]+)(?:\s+(?:too|as well|itself|himself|herself|themselves))?|(?<part>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*(?:\(|:\s+)(?:(?<many>several|many|some|one or more|list of)|an?|one|one of(?: the| our)?)\s+(?<end>[\p{L}-]+(?:\s[\p{L}-]+)?)\)?)$/iu

/** “who donated it” is one of the donors. */
function doerOf(words: string, draft: Draft): string | undefined {
  const verb = /^who\s+(?:has\s+|had\s+)?(?<verb>\p{L}{4,}?)e?d\s+(?:it|them|this)$/iu.exec(words)
    ?.groups?.['verb']
  const things = [...draft.mentioned, ...draft.playing('rows').map(({ name }) => name)]
  const thing =
    verb &&
    things.find((name) =>
      new RegExp(`^${asPattern(verb.slice(0, 3))}\\p{L}*(?:er|or|ant|ent|ist)s$`, 'iu').test(name),
    )
  return thing ? singularOf(thing) : undefined
}

/** “who paid it”, “whose turn it is”, where only one kind of people is kept: it is one of these. */
function oneOfPeople(words: string, draft: Draft): string {
  const turn = /^whose\s+(?<what>\p{L}+)\s+(?:it|this)\s+is$/iu.exec(words)?.groups?.['what']
  const done = /^who\s+(?:\p{L}+\s+)?\p{L}+\s+(?:it|them|this)$/iu.test(words)
    ? describedField(words)?.name
    : undefined
  const things = new Set([...draft.mentioned, ...draft.playing('rows').map(({ name }) => name)])
  const [people, ...others] = [...things].filter(
    (name) => isDoer(name.split('_').at(-1) ?? '') && name !== draft.accounts()?.name,
  )
  const what = turn ?? (done && wordsOf(done).join(' '))
  return what === undefined || people === undefined || others.length > 0
    ? words
    : `${what} (a ${singularOf(people).replaceAll('_', ' ')})`
}

/** `several options`, and nothing more of them. */
const SEVERAL =
  /^(?:several|many|multiple|one or more|any number of|two or more|up to \S+|(?:an?\s+)?(?:list|set|programme|program|selection|collection|couple|handful|range|series)\s+of)\s+(?:different\s+)?(?<parts>[\p{L}-]+)$|^(?<listed>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*\((?:many|several|multiple|list|[01]?\.\.[*nm]|n|\*)\)$/iu

/** `from location`, `to account`: two of one kind are told apart by their names. */
const FROM_TO =
  /^(?<name>(?:from|to|source|destination|origin|target|sending|receiving|home|away|old|new)\s+(?<thing>[\p{L}-]+))$/iu

/** `for the hive`, `in a season`, `which beer it was`: of which of another thing it is. */
const WITHIN =
  /^(?:(?:for|of|in|at|on|from|to|per|by|about)\s+(?:an?|the|each|one|every|which)|which|what)\s+(?<thing>[\p{L}-]+(?:\s[\p{L}-]+)??)(?:\s+(?:it|they|this|he|she|that|was|is|were|are|belongs?|the|each|we|i)\b.*)?$/iu

/** `lead lawyer` is one of `lawyers`. */
function headOf(words: string, draft: Draft): string {
  const all = plainWords(words).split(' ')
  const heads = [all.join(' '), all.slice(-2).join(' '), all.at(-1) ?? '']
  return heads.find((head) => draft.isThing(head)) ?? words
}

function isOther(noun: string, table: Node, draft: Draft): boolean {
  const plain = plainWords(noun)
  // `max players` counts them; whom one calls has a name.
  if (
    /^(?:max|min|maximum|minimum|total|number)\b|^(?:contact|responsible) (?:person|people)$/.test(
      plain,
    )
  )
    return false
  // Of books and songs one keeps the author's name, of posts the account.
  if (/^(?:authors?|creators?)$/.test(plain) && !draft.isThing(plain) && !POSTED.test(table.name))
    return false
  // A driver that is only named is a name; an owner is an account.
  const isNamed = /^[\p{L}-]+$/u.test(noun.trim()) && !draft.isThing(plain)
  if (
    isNamed &&
    /^(?:drivers?|teachers?|students?|players?|hosts?|guests?|managers?|clients?|sellers?|buyers?|visitors?|workers?|employees?|organi[sz]ers?|persons?|people|staff)$/.test(
      plain,
    )
  )
    return false
  if (draft.table(plain)?.id === table.id && !/\s/.test(plain)) return false
  return draft.isThing(plain) || draft.isPerson(plain)
}
