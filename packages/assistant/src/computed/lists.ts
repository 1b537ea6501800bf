import { singularOf, wordsOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'

/** Rows that belong to those of a table, by the name that formulas have for them. */
export interface List {
  readonly name: string
  readonly node: Node
  /** The relation of these rows has no name for the way back yet: which one it is. */
  readonly unnamed?: { readonly relation: string }
}

/** Rows that point to those of a table, or that these point to, many to many. */
export function listsOf(table: Node, draft: Draft): readonly List[] {
  const others = draft.playing('rows').flatMap((node) =>
    named(node, 'relations').flatMap(({ id, target, inverse, type }): readonly List[] => {
      if (
        target !== table.id ||
        type === 'oneToOne' ||
        (node.id === table.id && type === 'manyToMany')
      )
        return []
      if (typeof inverse === 'string') return [{ name: inverse, node }]
      const isFree = !draft.has(table, node.name)
      return isFree ? [{ name: node.name, node, unnamed: { relation: id } }] : []
    }),
  )
  const many = named(table, 'relations').flatMap(({ name, type, target }) => {
    const node = draft.playing('rows').find(({ id }) => id === target)
    return type === 'manyToMany' && node ? [{ name, node }] : []
  })
  return [...others, ...many]
}

/** Where a text speaks of a list: what stands before and behind. */
export interface Spoken {
  readonly list: List
  readonly before: string
  readonly behind: string
  /** The rows are not called so: those that they point to are, as the students of enrolments. */
  readonly isThrough?: true
}

/** The list that a text names, in the longest words; else the one whose rows point to what it names. */
export function listSaid(text: string, table: Node, draft: Draft): Spoken | undefined {
  const lists = listsOf(table, draft)
  const own = longest(lists, text, ({ name, node }) => [name, node.name])
  if (own) return own
  const through = longest(lists, text, ({ node }) =>
    named(node, 'relations').flatMap(({ name, target }) => {
      const other = draft.playing('rows').find(({ id }) => id === target)
      return other === undefined || other.id === table.id ? [] : [name, other.name]
    }),
  )
  if (through) return { ...through, isThrough: true }
  // “when they last enrolled”: what was done goes by the name of its rows.
  const done = /[\p{L}]{4,}(?:ed|t|n)\b/iu.exec(text)
  const akin = lists.filter(
    ({ name }) => done?.[0].slice(0, 5).toLowerCase() === name.slice(0, 5).toLowerCase(),
  )
  const [list, ...others] = akin
  return done === null || list === undefined || others.length > 0
    ? undefined
    : {
        list,
        before: text.slice(0, done.index).trim(),
        behind: text.slice(done.index + done[0].length).trim(),
      }
}

function longest(
  lists: readonly List[],
  text: string,
  namesOf: (list: List) => readonly string[],
): Spoken | undefined {
  const found = lists.flatMap((list) =>
    namesOf(list).flatMap((name) =>
      saidAs(name).flatMap((words) => {
        const match = new RegExp(String.raw`(?<![\p{L}\d])${words}(?![\p{L}\d])`, 'iu').exec(text)
        return match ? [{ list, at: match.index, words: match[0] }] : []
      }),
    ),
  )
  const [best] = found.toSorted((one, other) => other.words.length - one.words.length)
  if (best === undefined) return undefined
  return {
    list: best.list,
    before: text.slice(0, best.at).trim(),
    behind: text.slice(best.at + best.words.length).trim(),
  }
}

const KNOWN = new Map<string, readonly string[]>()

/** `orderItems` → `order items`, `order item`, `items`, `item`. */
export function saidAs(name: string): readonly string[] {
  const known = KNOWN.get(name) ?? waysToSay(name)
  if (KNOWN.size < 2000) KNOWN.set(name, known)
  return known
}

function waysToSay(name: string): readonly string[] {
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  const forms = [last, singularOf(last)]
  const all = [...forms.map((form) => [...before, form].join(String.raw`[\s_-]?`)), ...forms]
  return [...new Set(all)].filter((form) => form.length > 1)
}
