import { cartItemColumns, type CartItem, type CartItemRow } from '../../cart-items/cart-item.ts'
import type { Database } from '../../database/client.ts'
import { fixDecimal, fromScaled, toScaled } from '../../database/decimals.ts'
import { bind } from '../../database/dialect.ts'
import { keyList } from '../../database/key-list.ts'
import { inRounds } from '../../database/rounds.ts'
import { now } from '../../database/times.ts'
import type { Param } from '../../database/values.ts'
import type { Order, OrderRow } from '../../orders/order.ts'

const FIND_KNOWN = `
  SELECT orders.id, orders.state, CAST(orders.total AS TEXT) AS total
  FROM orders
  WHERE orders.owner_id = ?
    AND orders."key" = ?`

export interface FoundCartItem extends CartItem {
  title: string
  price: string
}

const FIND_ITEMS = `
  SELECT ${cartItemColumns},
    (SELECT products.title FROM products WHERE products.id = cart_items.product_id) AS title,
    CAST((SELECT products.price FROM products WHERE products.id = cart_items.product_id) AS TEXT) AS price
  FROM cart_items
  WHERE cart_items.owner_id = ?
  ORDER BY cart_items.product_id, cart_items.id
  LIMIT 200`

const UPDATE_TAKEN = `
  WITH given AS (
    SELECT CAST(value ->> 'productId' AS INTEGER) AS product_id,
      CAST(value ->> 'quantity' AS INTEGER) AS quantity
    FROM json_each(?))
  UPDATE products
  SET updated_at = ?, stock = products.stock - given.quantity
  FROM given
  WHERE products.id = given.product_id
    AND products.sold AND products.stock >= given.quantity`

const CREATE_ORDER = `
  INSERT INTO orders ("key", state, total, payment, owner_id, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?)`

export async function findKnown(
  db: Database,
  userId: number,
  idempotencyKey: string,
): Promise<Pick<Order, 'id' | 'state' | 'total'> | null> {
  const row = await db.get<Pick<OrderRow, 'id' | 'state' | 'total'>>(FIND_KNOWN, [
    userId,
    idempotencyKey,
  ])
  return row === undefined ? null : { ...row, total: fromScaled(row.total, 2) }
}

export async function findItems(db: Database, userId: number): Promise<FoundCartItem[]> {
  const rows = await db.all<CartItemRow & { title: string; price: string }>(FIND_ITEMS, [userId])
  return rows.map((row) => ({ ...row, price: fromScaled(row.price, 2) }))
}

export async function deleteEmptied(
  db: Database,
  userId: number,
  lines: number[],
): Promise<number> {
  const params: Param[] = []
  const sql = `
  DELETE FROM cart_items
  WHERE cart_items.owner_id = ${bind(params, userId)}
    AND cart_items.id IN (${keyList(lines, params)})`
  const { changes } = await db.run(sql, params)
  return changes
}

/** All of them or none; how many there were. */
export async function updateTaken(
  db: Database,
  rows: readonly { readonly productId: number; readonly quantity: number }[],
): Promise<number> {
  return inRounds(
    db,
    rows,
    (row) => row.productId,
    async (tx, round) => {
      const { changes } = await tx.run(UPDATE_TAKEN, [JSON.stringify(round), now()])
      return changes
    },
  )
}

export async function createOrder(
  db: Database,
  values: {
    readonly ownerId: number
    readonly key: string
    readonly state: Order['state']
    readonly total: string
  },
): Promise<Omit<Order, 'pieces'>> {
  const at = now()
  const order: Omit<Order, 'id' | 'pieces'> = {
    state: values.state,
    total: fixDecimal(values.total, 2),
    payment: null,
    ownerId: values.ownerId,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(CREATE_ORDER, [
    values.key,
    order.state,
    toScaled(order.total, 2),
    order.payment,
    order.ownerId,
    order.createdAt,
    order.updatedAt,
  ])
  return { id: insertId, ...order }
}

/** All of them or none. */
export async function createOrderLines(
  db: Database,
  rows: readonly {
    readonly orderId: number
    readonly productId: number
    readonly title: string
    readonly price: string
    readonly quantity: number
  }[],
): Promise<void> {
  if (rows.length === 0) return
  if (rows.length > 6000) {
    return db.transaction(async (tx) => {
      for (let start = 0; start < rows.length; start += 6000) {
        await createOrderLines(tx, rows.slice(start, start + 6000))
      }
    })
  }
  const params: Param[] = []
  const lines = rows.map(
    (values) =>
      `(${bind(params, values.title)}, ${bind(params, toScaled(fixDecimal(values.price, 2), 2))}, ${bind(params, values.quantity)}, ${bind(params, values.orderId)}, ${bind(params, values.productId)})`,
  )
  await db.run(
    `INSERT INTO order_lines (title, price, quantity, order_id, product_id) VALUES ${lines.join(', ')}`,
    params,
  )
}
