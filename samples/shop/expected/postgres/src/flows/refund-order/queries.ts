import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import { orderColumns, type Order, type OrderRow } from '../../orders/order.ts'

const FIND_ORDER = `
  SELECT ${orderColumns}
  FROM orders
  WHERE orders.id = $1 AND orders.payment IS NOT NULL`

const UPDATE_ORDER = `
  UPDATE orders
  SET state = $1, updated_at = $2
  WHERE orders.id = $3
    AND (orders.state = 'paid' OR orders.state = 'refunding')`

export async function findOrder(db: Database, id: number): Promise<Order | null> {
  return (await db.get<OrderRow>(FIND_ORDER, [id])) ?? null
}

export async function updateOrder(
  db: Database,
  values: { readonly state: Order['state'] },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_ORDER, [values.state, now(), orderId])
  return changes
}
