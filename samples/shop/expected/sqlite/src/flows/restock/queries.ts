import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import {
  orderLineColumns,
  toOrderLine,
  type OrderLine,
  type OrderLineRow,
} from '../../order-lines/order-line.ts'

const FIND_LINES = `
  SELECT ${orderLineColumns}
  FROM order_lines
  WHERE order_lines.order_id = ?
  ORDER BY order_lines.product_id, order_lines.id
  LIMIT 200`

const UPDATE_PRODUCT_STOCK = `
  UPDATE products
  SET updated_at = ?, stock = products.stock + ?
  WHERE products.id = ?`

export async function findLines(db: Database, order: number): Promise<OrderLine[]> {
  const rows = await db.all<OrderLineRow>(FIND_LINES, [order])
  return rows.map(toOrderLine)
}

export async function updateProductStock(
  db: Database,
  quantity: number,
  productId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_PRODUCT_STOCK, [now(), quantity, productId])
  return changes
}
