import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import type { Order, OrderRow } from '../../orders/order.ts'

export interface FoundOrder extends Pick<Order, 'id' | 'state' | 'total' | 'payment'> {
  payment: string
}

const FIND_ORDER = `
  SELECT orders.id, orders.state, orders.total, orders.payment
  FROM orders
  WHERE orders.id = $1 AND orders.payment IS NOT NULL`

const UPDATE_ORDER = `
  UPDATE orders
  SET state = $1, updated_at = $2
  WHERE orders.id = $3
    AND (orders.state = 'paid' OR orders.state = 'refunding')`

export async function findOrder(db: Database, id: number): Promise<FoundOrder | null> {
  return (
    (await db.get<Pick<OrderRow, 'id' | 'state' | 'total' | 'payment'> & { payment: string }>(
      FIND_ORDER,
      [id],
    )) ?? null
  )
}

export async function updateOrder(
  db: Database,
  values: { readonly state: Order['state'] },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_ORDER, [values.state, now(), orderId])
  return changes
}
