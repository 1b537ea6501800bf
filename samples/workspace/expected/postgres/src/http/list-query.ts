import type { Columns } from '../database/columns.ts'
import {
  OPERATORS,
  type Filter,
  type ListQuery,
  type RowQuery,
  type SortKey,
} from '../database/query.ts'
import { readCursor } from './cursor.ts'
import { invalid } from './errors.ts'

const LARGEST_PAGE = 100
const LARGEST_OFFSET = 1_000_000

/** What a resource offers to the callers of its list. */
export interface ListOptions<Include extends string> {
  readonly pageSize: number
  readonly columns: Columns
  readonly fields: readonly string[]
  readonly includes: readonly Include[]
  /** Whether rows are found by their words. */
  readonly isSearched?: true
}

/** Reads the query string of a list: unknown names and values that do not fit are refused. */
export function readListQuery<Include extends string>(
  query: unknown,
  options: ListOptions<Include>,
): ListQuery<Include> {
  const { limit, offset, cursor, sort, include, fields, count, ...asked } = texts(query)
  const { search, ...others } = asked
  // Where nothing is searched, it may be the name of a column.
  const filters = options.isSearched ? others : asked
  const keys = readSort(sort ?? '', options.columns)
  return {
    limit: limit === undefined ? options.pageSize : readInteger('limit', limit, 1, LARGEST_PAGE),
    offset: offset === undefined ? 0 : readInteger('offset', offset, 0, LARGEST_OFFSET),
    filters: Object.entries(filters).map(([name, text]) => readFilter(name, text, options.columns)),
    search: options.isSearched && search !== undefined ? readWords(search) : [],
    sort: keys,
    after: cursor === undefined ? undefined : readCursor(cursor, keys),
    include: include === undefined ? [] : readNames('include', include, options.includes),
    fields: fields === undefined ? undefined : readNames('fields', fields, options.fields),
    count: count === undefined ? false : readBoolean('count', count),
  }
}

/** Reads the query string of a single row. */
export function readRowQuery<Include extends string>(
  query: unknown,
  options: ListOptions<Include>,
): RowQuery<Include> {
  const { include, fields, ...others } = texts(query)
  for (const name of Object.keys(others)) throw invalid(name, 'is not known here')
  return {
    include: include === undefined ? [] : readNames('include', include, options.includes),
    fields: fields === undefined ? undefined : readNames('fields', fields, options.fields),
  }
}

function texts(query: unknown): Readonly<Record<string, string>> {
  const given = query as Readonly<Record<string, string | string[]>>
  for (const name in given) {
    if (typeof given[name] !== 'string') throw invalid(name, 'is given more than once')
  }
  return given as Readonly<Record<string, string>>
}

function readFilter(key: string, text: string, columns: Columns): Filter {
  const [, name = key, suffix = 'eq'] = /^([^[]*)\[(\w+)\]$/.exec(key) ?? []
  const operator = OPERATORS.find((known) => known === suffix)
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined
  if (column === undefined || operator === undefined) throw invalid(key, 'is not known here')

  if (operator === 'isNull')
    return { column, operator: readBoolean(key, text) ? 'isNull' : 'isNotNull', values: [] }
  const texts = operator === 'in' ? text.split(',') : [text]
  if (texts.length > LARGEST_PAGE) throw invalid(key, `has more than ${LARGEST_PAGE} values`)
  const searches = operator === 'contains' || operator === 'startsWith'
  if (searches && !column.searchable) throw invalid(key, 'can only be used on text')
  const values = texts.map((value) => column.read(value) ?? refuse(key))
  return { column, operator, values }
}

function readWords(text: string): readonly string[] {
  const words = text.normalize().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (words.length > 0 && words.length <= 10 && text.length <= 200) return [...new Set(words)]
  throw invalid('search', 'must be one to ten words')
}

function refuse(name: string): never {
  throw invalid(name, 'has a value that does not fit')
}

function readSort(text: string, columns: Columns): SortKey[] {
  const keys: SortKey[] = []
  for (const part of text === '' ? [] : text.split(',')) {
    const descending = part.startsWith('-')
    const name = descending ? part.slice(1) : part
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined
    if (column === undefined || keys.some((key) => key.name === name))
      throw invalid('sort', `${name} cannot be sorted by here`)
    keys.push({ name, column, descending })
  }
  const key = columns['id']
  if (key && !keys.some(({ name }) => name === 'id'))
    keys.push({ name: 'id', column: key, descending: keys.at(-1)?.descending ?? false })
  return keys
}

function readNames<Name extends string>(
  parameter: string,
  text: string,
  known: readonly Name[],
): readonly Name[] {
  return [...new Set(text.split(','))].map(
    (part) => known.find((name) => name === part) ?? refuse(parameter),
  )
}

function readInteger(name: string, text: string, minimum: number, maximum: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (value >= minimum && value <= maximum) return value
  throw invalid(name, `must be a whole number from ${minimum} to ${maximum}`)
}

function readBoolean(name: string, text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  throw invalid(name, 'must be true or false')
}
