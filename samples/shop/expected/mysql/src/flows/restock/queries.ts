import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import { toDatetime } from '../../database/values.ts'
import type { OrderLine, OrderLineRow } from '../../order-lines/order-line.ts'

const FIND_LINES = `
  SELECT order_lines.id, order_lines.quantity, order_lines.order_id AS orderId,
    order_lines.product_id AS productId
  FROM order_lines
  WHERE order_lines.order_id = ?
  ORDER BY order_lines.product_id, order_lines.id
  LIMIT 200`

const UPDATE_PRODUCT_STOCK = `
  UPDATE products
  SET updated_at = ?, stock = products.stock + CAST(? AS SIGNED)
  WHERE products.id = ?`

export async function findLines(
  db: Database,
  order: number,
): Promise<Omit<OrderLine, 'title' | 'price'>[]> {
  return db.all<Omit<OrderLineRow, 'title' | 'price'>>(FIND_LINES, [order])
}

export async function updateProductStock(
  db: Database,
  quantity: number,
  productId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_PRODUCT_STOCK, [toDatetime(now()), quantity, productId])
  return changes
}
