import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import type { Order, OrderRow } from '../../orders/order.ts'

const FIND_ORDER = `
  SELECT orders.id, orders.state, orders.total
  FROM orders
  WHERE orders.id = $1
    AND orders.owner_id = $2`

const UPDATE_ORDER_PAYMENT = `
  UPDATE orders
  SET payment = $1, updated_at = $2
  WHERE orders.id = $3`

export async function findOrder(
  db: Database,
  id: number,
  userId: number,
): Promise<Pick<Order, 'id' | 'state' | 'total'> | null> {
  return (await db.get<Pick<OrderRow, 'id' | 'state' | 'total'>>(FIND_ORDER, [id, userId])) ?? null
}

export async function updateOrderPayment(
  db: Database,
  values: { readonly payment: string | null },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_ORDER_PAYMENT, [values.payment, now(), orderId])
  return changes
}
