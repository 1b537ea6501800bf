import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { decimal } from '../database/readers.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { orderLineColumns, type OrderLine, type OrderLineRow } from './order-line.ts'
import { reachable } from './rules.ts'

/** What callers may filter and sort by. */
export const orderLineFilters: Columns = {
  id: { sql: 'order_lines.id', read: integer },
  title: { sql: 'order_lines.title', read: text, searchable: true },
  price: { sql: 'order_lines.price', read: decimal(12, 2) },
  quantity: { sql: 'order_lines.quantity', read: integer },
  orderId: { sql: 'order_lines.order_id', read: integer },
  productId: { sql: 'order_lines.product_id', read: integer },
}

const READ = `SELECT ${orderLineColumns} FROM order_lines WHERE order_lines.id = ?`

export async function listOrderLines(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<OrderLine>> {
  const params: Param[] = []
  const page = await selectPage<OrderLineRow>(db, query, {
    table: 'order_lines',
    columns: orderLineColumns,
    where: `TRUE${reachable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readOrderLine(
  db: Database,
  id: number,
  caller: Caller,
): Promise<OrderLine | undefined> {
  const params: Param[] = [id]
  return await db.get<OrderLineRow>(`${READ}${reachable(caller, params)}`, params)
}
