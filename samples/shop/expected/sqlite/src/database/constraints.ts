export interface Constraint {
  /** The collection whose rows it is about, and their fields. */
  readonly collection: string
  readonly fields: readonly string[]
  /** What a foreign key points at: `project`. */
  readonly target?: string
  /** What a check holds the field to. */
  readonly limits?: string
  /** Who may be told that a row of these refers to theirs. */
  readonly readers?: readonly string[]
}

/** Unique indexes, foreign keys and checks, by what the database calls them when it refuses a row. */
export const constraints: Readonly<Record<string, Constraint>> = {
  'users.email': { collection: 'users', fields: ['email'] },
  'length(name) >= 1': { collection: 'users', fields: ['name'], limits: 'must not be empty' },
  'products.sku': { collection: 'products', fields: ['sku'] },
  'length(title) >= 1': { collection: 'products', fields: ['title'], limits: 'must not be empty' },
  'price >= 0': { collection: 'products', fields: ['price'], limits: 'must be at least 0' },
  'stock >= 0': { collection: 'products', fields: ['stock'], limits: 'must be at least 0' },
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
