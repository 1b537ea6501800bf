import type { Database } from './client.ts'
import { bind, LIKE, orderBy } from './dialect.ts'
import { keyList } from './key-list.ts'
import type { Filter, ListQuery, SortKey } from './query.ts'
import { readOnce } from './read-once.ts'
import type { Param } from './values.ts'

/** The rows that a list chooses from. */
export interface Selection {
  readonly table: string
  readonly columns: string
  readonly where?: string
  readonly params?: readonly Param[]
  /** The condition that a row has these words. */
  readonly search?: (words: readonly string[], params: Param[]) => string
}

export interface Rows<Row> {
  readonly rows: Row[]
  /** Whether there are more after them. */
  readonly more: boolean
  /** How many there are on all pages, where the caller asked. */
  readonly total: number | undefined
}

/** One page of a list. Only the filters and the order that the caller chose are put together here. */
export async function selectPage<Row extends object>(
  db: Database,
  query: ListQuery,
  { table, columns, where = 'TRUE', params = [], search }: Selection,
): Promise<Rows<Row>> {
  const values = [...params]
  let from = `FROM ${table} WHERE ${where}`
  for (const filter of query.filters) from += ` AND ${condition(filter, values)}`
  if (search && query.search.length > 0) from += ` AND (${search(query.search, values)})`
  const count = query.count
    ? db.get<{ total: number }>(`SELECT COUNT(*) AS total ${from}`, [...values])
    : undefined

  if (query.after) from += ` AND (${afterRow(query.sort, query.after, values)})`
  const order = query.sort.map(({ column, descending }) => orderBy(column, descending))
  const rows = await readOnce<Row>(
    db,
    `SELECT ${columns} ${from} ORDER BY ${order.join(', ')} ` +
      `LIMIT ${bind(values, query.limit + 1)} OFFSET ${bind(values, query.offset)}`,
    values,
  )
  const more = rows.length > query.limit
  if (more) rows.pop()
  return { rows, more, total: (await count)?.total }
}

const COMPARISONS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

function condition({ column, operator, values }: Filter, params: Param[]): string {
  const [value = null] = values
  switch (operator) {
    case 'isNull':
      return `${column.sql} IS NULL`
    case 'isNotNull':
      return `${column.sql} IS NOT NULL`
    case 'in':
      return `${column.sql} IN (${keyList(values, params)})`
    case 'contains':
      return `${column.sql} ${LIKE} ${bind(params, `%${escapeLike(String(value))}%`)} ESCAPE '!'`
    case 'startsWith':
      return `${column.sql} ${LIKE} ${bind(params, `${escapeLike(String(value))}%`)} ESCAPE '!'`
    default:
      return `${column.sql} ${COMPARISONS[operator]} ${bind(params, value)}`
  }
}

function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&')
}

/** What comes after a row in the order of the keys, of which the last has no nulls. */
function afterRow(
  [key, ...rest]: readonly SortKey[],
  [value = null, ...others]: readonly Param[],
  params: Param[],
): string {
  if (key === undefined) return 'FALSE'
  const { sql, nullable } = key.column
  const later = (): string => (rest.length === 0 ? 'FALSE' : afterRow(rest, others, params))
  if (value === null) {
    const beyond = key.descending ? '' : `${sql} IS NOT NULL OR `
    return `${beyond}(${sql} IS NULL AND (${later()}))`
  }
  const beyond = `${sql} ${key.descending ? '<' : '>'} ${bind(params, value)}`
  const nulls = key.descending && nullable ? ` OR ${sql} IS NULL` : ''
  if (rest.length === 0) return beyond + nulls
  return `${beyond}${nulls} OR (${sql} = ${bind(params, value)} AND (${later()}))`
}
