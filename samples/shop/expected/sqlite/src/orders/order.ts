import { fromScaled } from '../database/decimals.ts'
import type { OrderLine } from '../order-lines/order-line.ts'
import type { User } from '../users/user.ts'

export interface Order {
  id: number
  state: 'placed' | 'paid' | 'refunding' | 'refunded' | 'cancelled' | 'owing'
  total: string
  /** The payment, as the provider knows it. */
  payment: string | null
  ownerId: number
  createdAt: string
  updatedAt: string
  pieces: number
  owner?: User | null
  lines?: OrderLine[]
}

/** A row as the database gives it. */
export type OrderRow = Omit<Order, 'owner' | 'lines'>

/** `row.lines.sumOf(line => line.quantity)` */
export const piecesSql = `(
  SELECT coalesce(sum(order_lines.quantity), 0) FROM order_lines
  WHERE order_lines.order_id = orders.id)`

export const orderColumns = `
  orders.id, orders.state, CAST(orders.total AS TEXT) AS total, orders.payment,
  orders.owner_id AS ownerId, orders.created_at AS createdAt, orders.updated_at AS updatedAt,
  ${piecesSql} AS pieces`

export function toOrder(row: OrderRow): Order {
  return {
    ...row,
    total: fromScaled(row.total, 2),
  }
}

export const orderProperties = {
  id: { type: 'integer' },
  state: { type: 'string' },
  total: { type: 'string' },
  payment: { type: ['string', 'null'] },
  ownerId: { type: 'integer' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
  pieces: { type: 'integer' },
} as const
