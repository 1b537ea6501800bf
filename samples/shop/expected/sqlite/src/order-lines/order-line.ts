import { fromScaled } from '../database/decimals.ts'
import type { Order } from '../orders/order.ts'
import type { Product } from '../products/product.ts'

export interface OrderLine {
  id: number
  /** As it was called when it was bought. */
  title: string
  /** Of one, as it was. */
  price: string
  quantity: number
  orderId: number
  productId: number
  order?: Order | null
  product?: Product | null
}

/** A row as the database gives it. */
export type OrderLineRow = Omit<OrderLine, 'order' | 'product'>

export const orderLineColumns = `
  order_lines.id, order_lines.title, CAST(order_lines.price AS TEXT) AS price,
  order_lines.quantity, order_lines.order_id AS orderId, order_lines.product_id AS productId`

export function toOrderLine(row: OrderLineRow): OrderLine {
  return {
    ...row,
    price: fromScaled(row.price, 2),
  }
}

export const orderLineProperties = {
  id: { type: 'integer' },
  title: { type: 'string' },
  price: { type: 'string' },
  quantity: { type: 'integer' },
  orderId: { type: 'integer' },
  productId: { type: 'integer' },
} as const
