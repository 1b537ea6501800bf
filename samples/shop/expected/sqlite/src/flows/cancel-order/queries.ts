import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import { orderColumns, toOrder, type Order, type OrderRow } from '../../orders/order.ts'

const FIND_ORDER = `
  SELECT ${orderColumns}
  FROM orders
  WHERE orders.id = ?
    AND orders.owner_id = ?`

const UPDATE_ORDER = `
  UPDATE orders
  SET state = ?, updated_at = ?
  WHERE orders.id = ? AND orders.state = 'placed'`

export async function findOrder(db: Database, id: number, userId: number): Promise<Order | null> {
  const row = await db.get<OrderRow>(FIND_ORDER, [id, userId])
  return row === undefined ? null : toOrder(row)
}

export async function updateOrder(
  db: Database,
  values: { readonly state: Order['state'] },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_ORDER, [values.state, now(), orderId])
  return changes
}
