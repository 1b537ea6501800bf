import { isObject, type Json, type Manifest, type Node } from '@drawbridge/manifest'
import type { Expected } from './case.ts'
import { type Fact, factsOf, tableSettings, tablesOf } from './facts.ts'
import { alternatives, meanings, meant } from './meaning.ts'

/** `renamed book.title to headline`, `gone book.isbn unique`, word by word. */
export type Change = readonly [how: 'renamed' | 'gone', what: string, to: string]

interface Named {
  readonly table: string
  readonly member: string
  readonly name: string
}

/** The project as it was, with the names that its parts and fields have now. */
export function namedAnew(start: Manifest, drawn: Manifest): Manifest {
  const now = new Map(namesIn(drawn))
  const moved = namesIn(start).flatMap(([id, { name, member }]) => {
    const other = now.get(id)?.name
    return other === undefined || other === name || member === '' ? [] : [[name, other] as const]
  })
  const nodes = start.nodes.map((node): Node => {
    const name = drawn.nodes.find(({ id }) => id === node.id)?.name ?? node.name
    const settings = moved.length === 0 ? node.settings : anew(node)
    return { ...node, name, settings }
  })
  return { ...start, nodes }

  function anew(node: Node): Node['settings'] {
    const members = ['fields', 'relations', 'computed'] as const
    const renamed = Object.entries(node.settings).map(([key, value]): [string, Json] => {
      const within = inFormulas(value)
      if (!members.some((one) => one === key) || !Array.isArray(within)) return [key, within]
      const list = within.map((item: Json) => {
        if (!isObject(item)) return item
        const name = now.get(`${node.id}/${String(item['id'])}`)?.name
        return name === undefined ? item : { ...item, name }
      })
      return [key, list]
    })
    return Object.fromEntries(renamed)
  }

  /** What is spoken of in formulas is spoken of by its new name. */
  function inFormulas(value: Json): Json {
    if (typeof value === 'string')
      return moved.reduce(
        (text, [old, other]) => text.replaceAll(new RegExp(`\\.${old}\\b`, 'g'), `.${other}`),
        value,
      )
    if (Array.isArray(value)) return value.map((item: Json) => inFormulas(item))
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inFormulas(inner)]))
  }
}

/** What got another name, and what is not there any more. */
export function changesOf(start: Manifest, before: Manifest, drawn: Manifest): readonly Change[] {
  const now = new Map(namesIn(drawn))
  const renamed = namesIn(start).flatMap(([id, old]): readonly Change[] => {
    const other = now.get(id)?.name
    if (other === undefined || meant(other) === meant(old.name)) return []
    return [['renamed', placeOf(old.table, old.member), meant(other)]]
  })
  const facts = factsOf(drawn)
  const lost = [...factsOf(before)].flatMap(([key, fact]) => (facts.has(key) ? [] : [fact]))
  const tables = lost.filter(({ kind }) => kind === 'table').map(({ table }) => table)
  return [
    ...renamed,
    ...lost
      .filter((fact) => fact.kind === 'table' || !tables.includes(fact.table))
      .flatMap((fact) => goneOf(fact, lost)),
  ]
}

function goneOf(fact: Fact, lost: readonly Fact[]): readonly Change[] {
  const place = placeOf(fact.table, fact.member)
  switch (fact.kind) {
    case 'limit': {
      const isWithField = lost.some(
        ({ kind, table, member }) =>
          (kind === 'field' || kind === 'relation') &&
          table === fact.table &&
          member === fact.member,
      )
      return isWithField || fact.aspect === 'length'
        ? []
        : [['gone', `${place} ${fact.aspect}`, '']]
    }
    case 'type':
    case 'offer':
      return []
    case 'rule':
      return [['gone', `${fact.table} ${fact.member}`, '']]
    case 'keeps':
      return [['gone', `${fact.table} ${fact.member}`, '']]
    case 'signIn':
      return [['gone', `signIn ${fact.member}`.trim(), '']]
    default:
      return [['gone', place, '']]
  }
}

export interface WantedChange {
  readonly says: string
  fits(change: Change): boolean
}

export function wantedChanges({ renamed = {}, gone = [] }: Expected): readonly WantedChange[] {
  return [
    ...Object.entries(renamed).map(([what, to]) => ({
      says: `${what} is called ${to}`,
      fits: ([how, place, name]: Change) =>
        how === 'renamed' && place === placed(what) && meanings(to).includes(name),
    })),
    ...gone.map((what) => ({
      says: `no ${what} any more`,
      fits: ([how, place]: Change) =>
        how === 'gone' && alternatives(what).map(placed).includes(place),
    })),
  ]
}

/** `books.isbn unique` → `book.isbn unique` */
function placed(what: string): string {
  const [place = '', ...aspect] = what.split(' ')
  const [table = '', member = ''] = place.split('.')
  const name = table === 'signIn' ? table : meant(table)
  return [placeOf(name, meant(member)), ...aspect].join(' ')
}

function placeOf(table: string, member: string): string {
  return member === '' ? table : `${table}.${meant(member)}`
}

/** Names of tables and of their members, by ids. */
function namesIn(manifest: Manifest): readonly (readonly [string, Named])[] {
  return tablesOf(manifest).flatMap((node) => {
    const { fields = [], relations = [], computed = [] } = tableSettings(node)
    const table = meant(node.name)
    return [
      [node.id, { table, member: '', name: node.name }] as const,
      ...[...fields, ...relations, ...computed].map(
        ({ id, name }) => [`${node.id}/${id}`, { table, member: meant(name), name }] as const,
      ),
    ]
  })
}
