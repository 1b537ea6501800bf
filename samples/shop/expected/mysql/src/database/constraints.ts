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
  users_email_unique: { collection: 'users', fields: ['email'] },
  users_name_check: { collection: 'users', fields: ['name'], limits: 'must not be empty' },
  products_sku_unique: { collection: 'products', fields: ['sku'] },
  products_title_check: { collection: 'products', fields: ['title'], limits: 'must not be empty' },
  products_price_check: { collection: 'products', fields: ['price'], limits: 'must be at least 0' },
  products_stock_check: { collection: 'products', fields: ['stock'], limits: 'must be at least 0' },
  orders_payment_unique: { collection: 'orders', fields: ['payment'] },
  orders_owner_id_key_unique: { collection: 'orders', fields: ['ownerId'] },
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
  payment_events_event_unique: { collection: 'payment-events', fields: ['event'] },
}
