import type { Filter, ListQuery, SortKey } from '../http/list-query.ts'
import type { Database } from './client.ts'
import type { Param } from './values.ts'

/** The rows that a list chooses from. */
export interface Selection {
  readonly table: string
  readonly columns: string
  readonly where?: string
  readonly params?: readonly Param[]
}

export interface Rows<Row> {
  readonly rows: Row[]
  /** Whether there are more after them. */
  readonly more: boolean
  /** How many there are on all pages, where the caller asked. */
  readonly total: number | undefined
}

/** One page of a list. Only the filters and the order that the caller chose are put together here. */
export async function selectPage<Row>(
  db: Database,
  query: ListQuery,
  { table, columns, where = 'TRUE', params = [] }: Selection,
): Promise<Rows<Row>> {
  const values = [...params]
  const conditions = [where, ...query.filters.map((filter) => condition(filter, values))]
  const filtered = `FROM ${table} WHERE ${conditions.join(' AND ')}`

  const count = query.count
    ? db.get<{ total: number }>(`SELECT COUNT(*) AS total ${filtered}`, [...values])
    : undefined

  const after = query.after ? ` AND (${afterRow(query.sort, query.after, values)})` : ''
  const order = query.sort.map(({ column, descending }) => column.sql + (descending ? ' DESC' : ''))
  const rows = await db.all<Row>(
    `SELECT ${columns} ${filtered}${after} ORDER BY ${order.join(', ')} LIMIT ? OFFSET ?`,
    [...values, query.limit + 1, query.offset],
  )
  const more = rows.length > query.limit
  if (more) rows.pop()
  return { rows, more, total: (await count)?.total }
}

const COMPARISONS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

function condition({ column, operator, values: given }: Filter, values: Param[]): string {
  const [value = null] = given
  switch (operator) {
    case 'isNull':
      return `${column.sql} IS ${value ? '' : 'NOT '}NULL`
    case 'in':
      values.push(...given)
      return `${column.sql} IN (${given.map(() => '?').join(', ')})`
    case 'contains':
      values.push(`%${escapeLike(String(value))}%`)
      return `${column.sql} LIKE ? ESCAPE '!'`
    case 'startsWith':
      values.push(`${escapeLike(String(value))}%`)
      return `${column.sql} LIKE ? ESCAPE '!'`
    default:
      values.push(value)
      return `${column.sql} ${COMPARISONS[operator]} ?`
  }
}

function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&')
}

/** What comes after a row in the order of the keys; nulls come first. */
function afterRow(
  [key, ...rest]: readonly SortKey[],
  [value = null, ...others]: readonly Param[],
  values: Param[],
): string {
  if (key === undefined) return 'FALSE'
  const { sql, nullable } = key.column
  if (value === null) {
    const equal = `${sql} IS NULL AND (${afterRow(rest, others, values)})`
    return key.descending ? equal : `${sql} IS NOT NULL OR ${equal}`
  }
  values.push(value)
  const beyond = key.descending
    ? `${sql} < ?${nullable ? ` OR ${sql} IS NULL` : ''}`
    : `${sql} > ?`
  if (rest.length === 0) return beyond
  values.push(value)
  return `${beyond} OR ${sql} = ? AND (${afterRow(rest, others, values)})`
}
