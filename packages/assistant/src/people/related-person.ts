import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import type { Phrase } from '../grammar/phrase.ts'
import { tokensOf } from '../grammar/tokens.ts'
import type { Doing } from '../things/doing.ts'
import { relate } from '../things/relate-tables.ts'
import { nodeOf } from '../things/table-for.ts'
import { plainWords, sameThing } from '../words.ts'

const OWNER =
  /^(?:owners?|authors?|creators?|posters?|writers?|uploaders?|makers?|submitters?|senders?|persons?|people|users?|ones?|whoever|those|customers?|clients?|accounts?|somebody|someone)$/
const MEMBERS = /^(?:members?|participants?|collaborators?|team members?)$/
/** “Members of the club” are all who have an account. */
const WHOLE =
  /^(?:club|gym|library|community|site|website|app|society|association|church|school|company|organi[sz]ation|platform|forum|public|co-?op|union|network|household|family)$/

/** Who somebody is to a row; `nobody` where that can't be said of it, and it must open to nobody else. */
export type Related =
  | { readonly by: 'owner' | 'nobody' }
  | { readonly by: 'path'; readonly formula: string }

/**
 * Somebody who is called by what they are to the row, or to what it belongs to: “its author”, “their
 * instructor”, “the person who placed the order”, “members of a board”. undefined: no such person.
 */
export function relatedPerson(phrase: Phrase, table: Node, doing: Doing): Related | undefined {
  const { draft } = doing
  const thing = thingOf(phrase, draft)
  const isMember = MEMBERS.test(phrase.words)
  if (thing === undefined) {
    if (phrase.isTheirs !== true) return undefined
    // “Visible to its members”: where rows have any.
    if (isMember) return ofMembers('row', knownMembers(table, draft))
    return ofRow(table, 'row', phrase.words, doing, true)
  }
  const path = pathTo(table, thing, draft)
  if (!isMember)
    return path === undefined ? undefined : ofRow(thing, path, phrase.words, doing, true)
  return ofMembers(path, path === undefined ? undefined : membersOf(thing, doing))
}

const ofMembers = (path: string | undefined, members: string | undefined): Related =>
  path === undefined || members === undefined
    ? { by: 'nobody' }
    : { by: 'path', formula: `${path}.${members} has user` }

/** What somebody is somebody of: a table; undefined where none is named. */
export function thingOf({ words, whose, more }: Phrase, draft: Draft): Node | undefined {
  if (whose !== undefined) return draft.tableMeant(whose)
  for (const { how, text, phrase } of more) {
    if (how === 'of' && phrase !== undefined) return draft.tableMeant(phrase.words)
    const isWho = OWNER.test(words) || words === ''
    if (how !== 'that' || !isWho) continue
    // “who placed the order it belongs to”
    const verb = tokensOf(text).find(
      ({ word }) => !/^(?:has|have|had|once|first)$/.test(word),
    )?.word
    const isMade =
      /^(?:owns?|owned)$/.test(verb ?? '') ||
      DEED_WORDS.get(verb ?? '')?.some(({ operations }) => operations.includes('create')) === true
    const noun = /^\S+(?:\s\S+)?\s(?:the|an?|that|this)\s(?<noun>[\p{L}-]+)/iu.exec(text)?.groups?.[
      'noun'
    ]
    if (isMade && noun !== undefined) return draft.tableMeant(noun)
  }
  return undefined
}

/**
 * “Doctors see their own appointments”: those that they are the doctor of, where the drawing knows who a doctor
 * is. Where rows belong to nobody, or to others already, it is drawn.
 */
export function byNoun(
  { words }: Phrase,
  table: Node,
  isOwned: boolean,
  doing: Doing,
): Related | undefined {
  const strangers = { ...table, settings: { ...table.settings, owner: false } }
  return ofRow(strangers, 'row', words, doing, !isOwned)
}

const toOne = (table: Node): readonly NamedItem[] =>
  named(table, 'relations').filter(({ type }) => type !== 'manyToMany')

/** `row`, `row.order`, `row.list.board`. */
function pathTo(from: Node, to: Node, draft: Draft): string | undefined {
  if (from.id === to.id) return 'row'
  const tables = draft.playing('rows')
  for (const first of toOne(from)) {
    if (first['target'] === to.id) return `row.${first.name}`
    const next = tables.find(({ id }) => id === first['target'])
    const second = next && toOne(next).find(({ target }) => target === to.id)
    if (second !== undefined) return `row.${first.name}.${second.name}`
  }
  return undefined
}

/** Whoever a row has by a name: by a relation of it, or who added it. */
function ofRow(
  table: Node,
  path: string,
  words: string,
  doing: Doing,
  isDrawn: boolean,
): Related | undefined {
  const { draft } = doing
  const accounts = draft.accounts()?.id
  const tables = draft.playing('rows')
  const relation = toOne(table).find(({ name, target }) => {
    const to = tables.find(({ id }) => id === target)
    return sameThing(name, words) || (to !== undefined && sameThing(to.name, words))
  })
  if (relation === undefined) {
    if (table.settings['owner'] !== true) return undefined
    return path === 'row' ? { by: 'owner' } : { by: 'path', formula: `${path}.owner == user` }
  }
  if (relation['target'] === accounts)
    return { by: 'path', formula: `${path}.${relation.name} == user` }
  const to = tables.find(({ id }) => id === relation['target'])
  const account = to && accountOf(to, doing, isDrawn)
  return account === undefined
    ? undefined
    : { by: 'path', formula: `${path}.${relation.name}.${account} == user` }
}

/** Which account somebody of whom rows are kept signs in with; drawn where it was not. */
function accountOf(people: Node, doing: Doing, isDrawn: boolean): string | undefined {
  const accounts = doing.draft.accounts()
  const known = (table: Node): string | undefined =>
    toOne(table).find(({ target }) => target === accounts?.id)?.name
  if (accounts === undefined || known(people) !== undefined || !isDrawn) return known(people)
  relate(people, accounts, { name: 'user', isOptional: true, isOnly: true }, doing)
  return known(nodeOf(people.id, doing) ?? people)
}

/** Whoever belongs to a thing; drawn where it was not. */
function membersOf(thing: Node, doing: Doing): string | undefined {
  const accounts = doing.draft.accounts()
  const known = knownMembers(thing, doing.draft)
  if (known !== undefined || accounts === undefined) return known
  relate(thing, accounts, { how: 'many', name: 'members', isOptional: true }, doing)
  return knownMembers(nodeOf(thing.id, doing) ?? thing, doing.draft)
}

const knownMembers = (thing: Node, draft: Draft): string | undefined =>
  named(thing, 'relations').find(
    ({ target, type }) => type === 'manyToMany' && target === draft.accounts()?.id,
  )?.name

/** Of people who are members of something that is no table: all who have an account, or some of them. */
export function membership({
  words,
  more,
}: Pick<Phrase, 'words' | 'more'>): 'all' | string | undefined {
  const of = more.find(({ how }) => how === 'of')?.phrase?.words
  if (of === undefined || !MEMBERS.test(words)) return undefined
  // “Members of the same company” are some of all, each time others.
  if (/\b(?:same|other|different|certain|given)\b/.test(of)) return undefined
  const last = plainWords(of).split(' ').at(-1) ?? ''
  return WHOLE.test(last) ? 'all' : plainWords(of)
}
