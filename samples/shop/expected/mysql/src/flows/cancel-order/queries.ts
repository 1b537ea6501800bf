import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import { toDatetime } from '../../database/values.ts'
import type { Order, OrderRow } from '../../orders/order.ts'

const FIND_ORDER = `
  SELECT orders.id
  FROM orders
  WHERE orders.id = ?
    AND orders.owner_id = ?`

const UPDATE_ORDER = `
  UPDATE orders
  SET state = ?, updated_at = ?
  WHERE orders.id = ? AND orders.state = 'placed'`

export async function findOrder(
  db: Database,
  id: number,
  userId: number,
): Promise<Pick<Order, 'id'> | null> {
  return (await db.get<Pick<OrderRow, 'id'>>(FIND_ORDER, [id, userId])) ?? null
}

export async function updateOrder(
  db: Database,
  values: { readonly state: Order['state'] },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_ORDER, [values.state, toDatetime(now()), orderId])
  return changes
}
