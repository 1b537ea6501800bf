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
/** “Everyone in the project”: those who belong to it. */
const ANY_OF =
  /^(?:every(?:body|one)|any(?:body|one)|all|people|persons?|users?|those|whoever|who|employees?|colleagues?|staff)$/
const AMONG = /^(?:in|on|of|from|within|inside)$/
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
  const among = amongWhom(phrase, draft)
  if (among !== undefined) {
    const path = pathTo(table, among, draft)
    const known = knownMembers(among, draft)
    const isSaid = MEMBERS.test(phrase.words.split(' ').at(-1) ?? '')
    if (known === undefined && !isSaid) return undefined
    return ofMembers(path, path === undefined ? undefined : (known ?? membersOf(among, doing)))
  }
  const thing = thingOf(phrase, draft)
  if (thing !== undefined) {
    const path = pathTo(table, thing, draft)
    return path === undefined ? undefined : ofRow(thing, path, phrase.words, doing, true)
  }
  if (MEMBERS.test(phrase.words)) {
    // “Visible to its members”: where rows have any, or what they belong to.
    const path = ['row', ...pathsFrom(table, draft)].find(
      (one) => knownMembers(endOf(one, table, draft), draft) !== undefined,
    )
    const members = path && knownMembers(endOf(path, table, draft), draft)
    if (members !== undefined || phrase.isTheirs === true) return ofMembers(path, members)
    return undefined
  }
  const isOne =
    phrase.isThe === true || phrase.more.some(({ text }) => /\bbelongs? to$/i.test(text))
  if (phrase.isTheirs !== true && !isOne) return undefined
  const isNamed = toOne(table).some(({ name }) => name === phrase.words)
  return phrase.isTheirs === true || isNamed
    ? ofRow(table, 'row', phrase.words, doing, true)
    : undefined
}

/** “Members of a project”, “project members”, “everyone on the project”, “those who are in the project”. */
export function amongWhom({ words, more }: Phrase, draft: Draft): Node | undefined {
  const last = words.split(' ').at(-1) ?? ''
  if (MEMBERS.test(last) && last !== words) return draft.table(words.slice(0, -last.length - 1))
  const isMember = MEMBERS.test(words)
  if (!isMember && !ANY_OF.test(words)) return undefined
  for (const { how, text, phrase } of more) {
    const isAmong = isMember ? how === 'of' : AMONG.test(how)
    if (isAmong && phrase !== undefined && phrase.own !== 'own')
      return draft.tableMeant(phrase.words)
    const whole =
      how === 'that' || how === 'they' ? BELONGS.exec(text)?.groups?.['whole'] : undefined
    if (whole !== undefined) return draft.tableMeant(whole)
  }
  return undefined
}
/** “… who are members of the project”, “… who belong to it” */
const BELONGS =
  /^(?:(?:is|are|am)\s+(?:(?:an?|the)\s+)?(?:(?:member|participant|part)s?\s+of|in|on)|belongs?\s+to|participates?\s+in|takes? part in|joined)\s+(?:(?:an?|the|that|this|its|same)\s+)*(?<whole>[\p{L}-]+(?:\s[\p{L}-]+)?)$/iu

/** `row.project`, `row.list.board`: what rows belong to. */
const pathsFrom = (from: Node, draft: Draft): readonly string[] =>
  toOne(from).flatMap((first) => {
    const path = along('row', first)
    const next = draft.playing('rows').find(({ id }) => id === first['target'])
    return [path, ...(next ? toOne(next).map((one) => along(path, one)) : [])]
  })

/** The table that a path from rows leads to. */
const endOf = (path: string, from: Node, draft: Draft): Node =>
  path
    .replaceAll('?', '')
    .split('.')
    .slice(1)
    .reduce(
      (table, name) =>
        draft
          .playing('rows')
          .find(({ id }) => id === toOne(table).find((one) => one.name === name)?.['target']) ??
        table,
      from,
    )

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

/** A path one relation further; `row.order?` where there may be none. */
export const along = (path: string, { name, required }: NamedItem): string =>
  `${path}.${name}${required === true ? '' : '?'}`

/** `row`, `row.order`, `row.list.board?`. */
export function pathTo(from: Node, to: Node, draft: Draft): string | undefined {
  if (from.id === to.id) return 'row'
  const tables = draft.playing('rows')
  for (const first of toOne(from)) {
    if (first['target'] === to.id) return along('row', first)
    const next = tables.find(({ id }) => id === first['target'])
    const second = next && toOne(next).find(({ target }) => target === to.id)
    if (second !== undefined) return along(along('row', first), second)
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
    : { by: 'path', formula: `${along(path, relation)}.${account} == user` }
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

export const knownMembers = (thing: Node, draft: Draft): string | undefined =>
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
