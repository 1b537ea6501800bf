import type { Database } from '../../database/client.ts'
import { fromScaled } from '../../database/decimals.ts'
import { now } from '../../database/times.ts'
import type { Order, OrderRow } from '../../orders/order.ts'

const FIND_ORDER = `
  SELECT orders.id, orders.state, CAST(orders.total AS TEXT) AS total
  FROM orders
  WHERE orders.id = ?
    AND orders.owner_id = ?`

const UPDATE_ORDER_PAYMENT = `
  UPDATE orders
  SET payment = ?, updated_at = ?
  WHERE orders.id = ?`

export async function findOrder(
  db: Database,
  id: number,
  userId: number,
): Promise<Pick<Order, 'id' | 'state' | 'total'> | null> {
  const row = await db.get<Pick<OrderRow, 'id' | 'state' | 'total'>>(FIND_ORDER, [id, userId])
  return row === undefined ? null : { ...row, total: fromScaled(row.total, 2) }
}

export async function updateOrderPayment(
  db: Database,
  values: { readonly payment: string | null },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_ORDER_PAYMENT, [values.payment, now(), orderId])
  return changes
}
