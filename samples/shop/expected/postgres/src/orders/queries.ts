import type { Database } from '../database/client.ts'
import { integer, oneOf, text, type Columns } from '../database/columns.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { datetime, decimal } from '../database/readers.ts'
import { ownedBy } from '../database/scope.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { orderColumns, piecesSql, type Order, type OrderRow } from './order.ts'

/** What callers may filter and sort by. */
export const orderFilters: Columns = {
  id: { sql: 'orders.id', read: integer },
  state: {
    sql: 'orders.state',
    read: oneOf('placed', 'paid', 'refunding', 'refunded', 'cancelled', 'owing'),
  },
  total: { sql: 'orders.total', read: decimal(12, 2) },
  payment: { sql: 'orders.payment', read: text, searchable: true, nullable: true },
  ownerId: { sql: 'orders.owner_id', read: integer },
  createdAt: { sql: 'orders.created_at', read: datetime },
  updatedAt: { sql: 'orders.updated_at', read: datetime },
  pieces: { sql: piecesSql, read: integer },
}

const READ = `SELECT ${orderColumns} FROM orders WHERE orders.id = $1`
const READ_OWN = `${READ} AND orders.owner_id = $2`

/** Those of one owner, or of everyone where it is null. */
export async function listOrders(
  db: Database,
  query: ListQuery,
  owner: number | null,
): Promise<Page<Order>> {
  const params: Param[] = []
  const page = await selectPage<OrderRow>(db, query, {
    table: 'orders',
    columns: orderColumns,
    where: `TRUE${ownedBy('orders.owner_id', owner, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readOrder(
  db: Database,
  id: number,
  owner: number | null,
): Promise<Order | undefined> {
  return owner === null
    ? await db.get<OrderRow>(READ, [id])
    : await db.get<OrderRow>(READ_OWN, [id, owner])
}
