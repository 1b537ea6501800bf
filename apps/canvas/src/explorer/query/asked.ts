import { keyName, type Field } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import { tableView } from '../../kinds/table.ts'

/** What is asked of a list, by its names in the address. */
export type Query = Readonly<Record<string, string>>

/** How a field of the rows is to be. */
export interface Asked {
  readonly field: string
  readonly how: How
  readonly value: string
}

/** A field that a list can be asked by. */
export interface AskedField {
  readonly name: string
  readonly type: Field['type']
  readonly values: readonly string[]
}

export type How =
  | 'is'
  | 'ne'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'in'
  | 'contains'
  | 'startsWith'
  | 'isEmpty'
  | 'isFilled'

export const HOW_WORDS: Readonly<Record<How, string>> = {
  is: 'is',
  ne: 'is not',
  lt: 'is less than',
  lte: 'is at most',
  gt: 'is more than',
  gte: 'is at least',
  in: 'is one of',
  contains: 'contains',
  startsWith: 'begins with',
  isEmpty: 'is empty',
  isFilled: 'is filled',
}

const HOWS = Object.keys(HOW_WORDS) as How[]

/** What pages a list and says what of its rows is given, and is no condition on them. */
export const PAGING = ['limit', 'sort', 'fields', 'include', 'cursor', 'offset', 'count'] as const
const PAGED = new Set<string>(PAGING)

/** The conditions in a query; null where one of them can't be said in words. */
export function conditionsIn(query: Query): readonly Asked[] | null {
  const asked = Object.entries(query)
    .filter(([name]) => !PAGED.has(name))
    .map(([name, value]) => askedBy(name, value))
  return asked.every((one) => one !== null) ? asked : null
}

function askedBy(name: string, value: string): Asked | null {
  const [, field = '', operator] = /^(\w+)(?:\[(\w+)\])?$/.exec(name) ?? []
  if (field === '') return null
  if (operator === 'isNull') {
    if (value !== 'true' && value !== 'false') return null
    return { field, how: value === 'true' ? 'isEmpty' : 'isFilled', value: '' }
  }
  const how = HOWS.find((one) => one === (operator ?? 'is'))
  const isKnown = how !== undefined && (operator === undefined || how !== 'is') && wantsValue(how)
  return isKnown ? { field, how, value } : null
}

/** The query with these conditions, and everything else of it as it was. */
export function withConditions(query: Query, asked: readonly Asked[]): Query {
  const rest = Object.entries(query).filter(([name]) => PAGED.has(name))
  return Object.fromEntries([...rest, ...asked.map(entryOf)])
}

function entryOf({ field, how, value }: Asked): readonly [string, string] {
  if (!wantsValue(how)) return [`${field}[isNull]`, String(how === 'isEmpty')]
  return [how === 'is' ? field : `${field}[${how}]`, value]
}

export const wantsValue = (how: How): boolean => how !== 'isEmpty' && how !== 'isFilled'

const EXACT: readonly How[] = ['is', 'ne', 'in', 'isEmpty', 'isFilled']
const ORDERED: readonly How[] = ['is', 'ne', 'lt', 'lte', 'gt', 'gte', 'isEmpty', 'isFilled']
const WRITTEN: readonly How[] = ['is', 'ne', 'contains', 'startsWith', 'in', 'isEmpty', 'isFilled']

/** What a field of that type can be asked for. */
export function howsOf(type: Field['type'] | undefined): readonly How[] {
  switch (type) {
    case 'string':
    case 'text':
      return WRITTEN
    case 'boolean':
    case 'enum':
    case 'uuid':
      return EXACT
    case undefined:
      return HOWS
    default:
      return ORDERED
  }
}

/** The fields of a table that its list can be asked by. */
export function askedFields(table: Node): readonly AskedField[] {
  const { fields, relations, key, timestamps } = tableView(table)
  const plain = (name: string, type: Field['type']): AskedField => ({ name, type, values: [] })
  return [
    ...fields
      .filter(({ visibility, type }) => isShown(visibility) && type !== 'json' && type !== 'bytes')
      .map(({ name, type, values = [] }) => ({ name, type, values })),
    ...relations
      .filter(({ type }) => type !== 'manyToMany')
      .map(({ name }) => plain(keyName(name), 'integer')),
    plain('id', key === 'uuid' ? 'uuid' : 'integer'),
    ...(timestamps === false
      ? []
      : [plain('createdAt', 'datetime'), plain('updatedAt', 'datetime')]),
  ]
}

const isShown = (visibility: Field['visibility']): boolean =>
  visibility !== 'hidden' && visibility !== 'writeOnly'
