import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import { orderColumns, toOrder, type Order, type OrderRow } from '../../orders/order.ts'

const FIND_ORDER = `
  SELECT ${orderColumns}
  FROM orders
  WHERE orders.id = ?
    AND orders.owner_id = ?`

const UPDATE_ORDER_PAYMENT = `
  UPDATE orders
  SET payment = ?, updated_at = ?
  WHERE orders.id = ?`

export async function findOrder(db: Database, id: number, userId: number): Promise<Order | null> {
  const row = await db.get<OrderRow>(FIND_ORDER, [id, userId])
  return row === undefined ? null : toOrder(row)
}

export async function updateOrderPayment(
  db: Database,
  values: { readonly payment: string | null },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_ORDER_PAYMENT, [values.payment, now(), orderId])
  return changes
}
