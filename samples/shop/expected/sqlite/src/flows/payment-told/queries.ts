import type { Database } from '../../database/client.ts'
import { fromScaled } from '../../database/decimals.ts'
import { now } from '../../database/times.ts'
import type { Order, OrderRow } from '../../orders/order.ts'
import type { PaymentEvent } from '../../payment-events/payment-event.ts'

const FIND_ORDER = `
  SELECT orders.id, orders.state, CAST(orders.total AS TEXT) AS total
  FROM orders
  WHERE orders.payment = ?`

const CREATE_NEWS = `
  INSERT INTO payment_events (event, type, created_at, updated_at)
  VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`

const UPDATE_ORDER_STATE = `
  UPDATE orders
  SET state = ?, updated_at = ?
  WHERE orders.id = ? AND orders.state = 'placed'`

const UPDATE_LATE = `
  UPDATE orders
  SET state = ?, updated_at = ?
  WHERE orders.id = ? AND orders.state = 'cancelled'`

const UPDATE_ORDER_STATE2 = `
  UPDATE orders
  SET state = ?, updated_at = ?
  WHERE orders.id = ? AND orders.state = 'owing'`

const UPDATE_REFUNDED = `
  UPDATE orders
  SET state = ?, updated_at = ?
  WHERE orders.id = ? AND orders.state = 'refunding'`

export async function findOrder(
  db: Database,
  payment: string,
): Promise<Pick<Order, 'id' | 'state' | 'total'> | null> {
  const row = await db.get<Pick<OrderRow, 'id' | 'state' | 'total'>>(FIND_ORDER, [payment])
  return row === undefined ? null : { ...row, total: fromScaled(row.total, 2) }
}

/** Nothing where a value is taken that only one row may have. */
export async function createNews(
  db: Database,
  values: { readonly event: string; readonly type: string },
): Promise<PaymentEvent | null> {
  const at = now()
  const paymentEvent: Omit<PaymentEvent, 'id'> = {
    event: values.event,
    type: values.type,
    createdAt: at,
    updatedAt: at,
  }
  const { changes, insertId } = await db.run(CREATE_NEWS, [
    paymentEvent.event,
    paymentEvent.type,
    paymentEvent.createdAt,
    paymentEvent.updatedAt,
  ])
  return changes === 0 ? null : { id: insertId, ...paymentEvent }
}

export async function updateOrderState(
  db: Database,
  values: { readonly state: Order['state'] },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_ORDER_STATE, [values.state, now(), orderId])
  return changes
}

export async function updateLate(
  db: Database,
  values: { readonly state: Order['state'] },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_LATE, [values.state, now(), orderId])
  return changes
}

export async function updateOrderState2(
  db: Database,
  values: { readonly state: Order['state'] },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_ORDER_STATE2, [values.state, now(), orderId])
  return changes
}

export async function updateRefunded(
  db: Database,
  values: { readonly state: Order['state'] },
  orderId: number,
): Promise<number> {
  const { changes } = await db.run(UPDATE_REFUNDED, [values.state, now(), orderId])
  return changes
}
