export interface Constraint {
  /** The collection whose rows it is about, and their fields. */
  readonly collection: string
  readonly fields: readonly string[]
  /** What a foreign key points at: `project`. */
  readonly target?: string
  /** Who may be told that a row of these refers to theirs. */
  readonly readers?: readonly string[]
}

/** Unique indexes and foreign keys, by what the database calls them when it refuses a row. */
export const constraints: Readonly<Record<string, Constraint>> = {
  'users.email': { collection: 'users', fields: ['email'] },
  'products.sku': { collection: 'products', fields: ['sku'] },
  'orders.payment': { collection: 'orders', fields: ['payment'] },
  'orders.owner_id, orders.key': { collection: 'orders', fields: ['ownerId'] },
  orders_owner_id_fk: {
    collection: 'orders',
    fields: ['ownerId'],
    target: 'user',
    readers: ['signedIn'],
  },
  order_lines_order_id_fk: { collection: 'order-lines', fields: ['orderId'], target: 'order' },
  order_lines_product_id_fk: {
    collection: 'order-lines',
    fields: ['productId'],
    target: 'product',
    readers: ['signedIn'],
  },
  'payment_events.event': { collection: 'payment-events', fields: ['event'] },
}
