import type { Command } from '@drawbridge/commands'
import type { JsonObject, Node } from '@drawbridge/manifest'
import { pluralOf, singularOf, wordsOf } from '@drawbridge/kinds/faces'
import { type Draft, unlessTaken } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { fieldName, plainWords, sameThing } from '../words.ts'
import { isDoer } from '../people/person-words.ts'
import type { Doing } from './doing.ts'
import type { RelationWords } from './relation-words.ts'
import { nodeOf, tableFor } from './table-for.ts'
import { PAST_FORMS } from '../text/participles.ts'
import { HAPPENING, LASTING, SHARED_BY_MANY } from './thing-words.ts'

/** What is done to relate two tables, in a sentence. */
interface Related {
  readonly says: string
  readonly commands: readonly Command[]
}

const relationsOf = (table: Node): readonly NamedItem[] => named(table, 'relations')

/** `from` holds one of `to`, or as its words say. @returns whether it could be done */
export function relate(from: Node, to: Node, said: Partial<RelationWords>, doing: Doing): boolean {
  const words = { how: 'one', target: to.name, isOptional: false, isOnly: false, rest: '' } as const
  const [holder, held] = [nodeOf(from.id, doing) ?? from, nodeOf(to.id, doing) ?? to]
  const { says, commands } = related(holder, held, { ...words, ...said }, doing.draft)
  return doing.do(says, commands)
}

/** The same, of the table that a noun names: drawn where it was not. */
export function relateNamed(
  from: Node,
  noun: string,
  said: Partial<RelationWords>,
  doing: Doing,
): boolean {
  const to = tableFor(noun, doing)
  const isOther = to?.id !== from.id || said.name !== undefined
  return to !== undefined && isOther && relate(from, to, { target: noun, ...said }, doing)
}

/** Each of both has several of the other. @returns whether it could be done */
export function relateMany(from: Node, to: Node, doing: Doing): boolean {
  const [one, other] = [nodeOf(from.id, doing) ?? from, nodeOf(to.id, doing) ?? to]
  const { says, commands } = manyOfBoth(one, other, doing.draft)
  return doing.do(says, commands)
}

function related(from: Node, to: Node, words: RelationWords, draft: Draft): Related {
  const { how, isOptional, isOnly } = words
  const name = nameOf(words, to, how === 'many')
  const back = relationsOf(to).find(
    ({ target, type }) => target === from.id && type !== 'manyToMany',
  )
  const there = relationsOf(from).find(
    (one) =>
      one['target'] === to.id &&
      (one.name === name || (isPlain(words, to) && one['type'] !== 'manyToMany')),
  )
  if (how === 'many') return many(from, to, words, name, back, draft)
  if (there !== undefined)
    return {
      says: `Each of ${from.name} has one ${there.name} already.`,
      commands: only(from, there, isOnly),
    }
  const isSame = isPlain(words, to) && back?.name === singular(from.name)
  if (back !== undefined && (isOnly || isSame || back['type'] === 'oneToOne'))
    return {
      says: `${from.name} and ${to.name} belong together, one of each.`,
      commands:
        words.isHeld === true || !isPlain(words, to)
          ? only(to, back, true)
          : turned(to, back, insert(from, itemOf(from, to, name, 'oneToOne', draft))),
    }
  const item = {
    ...itemOf(
      from,
      to,
      name,
      isOnly && words.isHeld && isOneToOne(to, from) ? 'oneToOne' : 'manyToOne',
      draft,
    ),
    // What only points to another is not lost with it, unless somebody says so.
    onDelete: isOptional ? 'setNull' : 'restrict',
  }
  return {
    says: `Each of ${from.name} has one ${name}${isOptional ? ', or none' : ''}.`,
    commands: [insert(from, item)],
  }
}

/** What belongs to another one points to it, whichever was said first. */
const turned = (holder: Node, relation: NamedItem, instead: Command): readonly Command[] => [
  { type: 'removeItem', id: holder.id, path: ['relations', `#${relation.id}`] },
  instead,
]

/** One relation that is said from both sides is one of many to many. */
function many(
  from: Node,
  to: Node,
  words: RelationWords,
  name: string,
  back: NamedItem | undefined,
  draft: Draft,
): Related {
  const there = relationsOf(from).find(
    (one) =>
      one['target'] === to.id &&
      one['type'] === 'manyToMany' &&
      (one.name === name || isPlain(words, to)),
  )
  const other = relationsOf(to).find(
    (one) => one['target'] === from.id && one['type'] === 'manyToMany',
  )
  if (there !== undefined || other !== undefined)
    return { says: `${from.name} have many ${to.name} already.`, commands: [] }
  const isShared = SHARED_BY_MANY.test(to.name)
  if (isPlain(words, to) && from.id !== to.id) {
    if (words.isIn === true && !isShared) return manyOfBoth(to, from, draft)
    if (isShared || words.isShared === true || (back === undefined && takesPart(from, to)))
      return manyOfBoth(from, to, draft)
  }
  const pointing = relationsOf(from).find(
    (one) => one['target'] === to.id && one['type'] === 'manyToOne',
  )
  if (pointing !== undefined && isPlain(words, to)) {
    const away: Command = {
      type: 'removeItem',
      id: from.id,
      path: ['relations', `#${pointing.id}`],
    }
    return {
      says: `${from.name} have many ${to.name}, and ${to.name} many ${from.name}.`,
      // It stands where it was said first.
      commands: [away, insert(to, itemOf(to, from, plural(from.name), 'manyToMany', draft))],
    }
  }
  if (!isPlain(words, to))
    return {
      says: `${from.name} have many ${name}.`,
      commands: [insert(from, itemOf(from, to, name, 'manyToMany', draft))],
    }
  if (back !== undefined) return { says: `Each of ${to.name} has one ${back.name}.`, commands: [] }
  const one = singular(from.name)
  const item = { ...itemOf(to, from, one, 'manyToOne', draft), onDelete: 'cascade' }
  return {
    says: `${from.name} have many ${to.name}: each of these has one ${one}.`,
    commands: [insert(to, item)],
  }
}

/** Volunteers have other shifts, and items that are lent are lent again. */
const takesPart = (from: Node, to: Node): boolean =>
  HAPPENING.test(from.name) &&
  (LASTING.test(to.name) || isDoer(to.name.split('_').at(-1) ?? to.name))

/** Each of both has several of the other. */
export function manyOfBoth(from: Node, to: Node, draft: Draft): Related {
  const words = { how: 'many', target: to.name, isOptional: true, isOnly: false, rest: '' } as const
  const there = [
    ...relationsOf(from).filter(({ target }) => target === to.id),
    ...relationsOf(to).filter(({ target }) => target === from.id),
  ]
  if (there.some(({ type }) => type === 'manyToMany'))
    return { says: `${from.name} and ${to.name} have many of each other already.`, commands: [] }
  const away = there.map((one): Command => {
    const holder = relationsOf(from).includes(one) ? from : to
    return { type: 'removeItem', id: holder.id, path: ['relations', `#${one.id}`] }
  })
  const item = itemOf(from, to, nameOf(words, to, true), 'manyToMany', draft)
  return {
    says: `${from.name} have many ${to.name}, and ${to.name} many ${from.name}.`,
    commands: [...away, insert(from, item)],
  }
}

/** Whether the words name the table itself, and no part that it plays. */
const isPlain = ({ target, name }: RelationWords, to: Node): boolean =>
  name === undefined &&
  (target === '' || sameThing(plainWords(target), to.name) || isState(target, to.name))

/** `trained drivers` are drivers. */
const isState = (target: string, name: string): boolean => {
  const [first = '', ...rest] = plainWords(target).split(' ')
  return PARTICIPLE.test(first) && rest.length > 0 && sameThing(rest.join(' '), name)
}
const PARTICIPLE = new RegExp(`^(?:\\p{L}{2,}ed|${PAST_FORMS})$`, 'iu')

const isOneToOne = (to: Node, from: Node): boolean =>
  !relationsOf(to).some(({ target }) => target === from.id)

function only(table: Node, relation: NamedItem, isOnly: boolean): readonly Command[] {
  if (!isOnly || relation['type'] === 'oneToOne') return []
  const path = ['relations', `#${relation.id}`]
  return [
    { type: 'setSetting', id: table.id, path: [...path, 'type'], value: 'oneToOne' },
    { type: 'setSetting', id: table.id, path: [...path, 'inverse'], value: singular(table.name) },
  ]
}

const insert = (table: Node, item: JsonObject): Command => ({
  type: 'insertItem',
  id: table.id,
  path: ['relations'],
  item,
})

function itemOf(
  from: Node,
  to: Node,
  name: string,
  type: 'manyToOne' | 'oneToOne' | 'manyToMany',
  draft: Draft,
) {
  const taken = [...named(from, 'relations'), ...named(from, 'fields')].map(({ id }) => id)
  const id = unlessTaken(`${name}_relation`, new Set(taken))
  const seen = type === 'oneToOne' ? singular(from.name) : plural(from.name)
  const known = draft.playing('rows').flatMap((table) =>
    relationsOf(table)
      .filter(({ target }) => target === to.id)
      .map(({ inverse }) => inverse),
  )
  const own = [...named(to, 'fields'), ...named(to, 'relations')].map((one) => one.name)
  const isTaken = known.includes(seen) || own.includes(seen)
  const inverse = isTaken ? (fieldName(`${name} ${from.name}`) ?? seen) : seen
  return { id, name: freeName(name, from), type, target: to.id, inverse }
}

/** A name that no field of the table has. */
function freeName(name: string, table: Node): string {
  const taken = new Set(
    [...named(table, 'fields'), ...named(table, 'relations')].map((one) => one.name),
  )
  return unlessTaken(name, taken)
}

function nameOf({ name, target }: RelationWords, to: Node, isMany: boolean): string {
  if (name !== undefined) return name
  const words = plainWords(target === '' ? to.name : target).split(/[\s_]+/)
  const last = words.pop() ?? to.name
  return fieldName([...words, isMany ? pluralOf(last) : singularOf(last)].join(' ')) ?? to.name
}

const singular = (name: string): string => inflected(name, singularOf)
const plural = (name: string): string => inflected(name, pluralOf)

function inflected(name: string, form: (word: string) => string): string {
  const words = [...wordsOf(name)]
  const last = words.pop() ?? name
  return fieldName([...words, form(last)].join(' ')) ?? name
}
