import { cartItemColumns, type CartItem, type CartItemRow } from '../../cart-items/cart-item.ts'
import type { Database } from '../../database/client.ts'
import { fromScaled } from '../../database/decimals.ts'

export interface FoundCartItem extends CartItem {
  title: string
  price: string
  available: number
}

const FIND_ITEMS = `
  SELECT ${cartItemColumns},
    (SELECT products.title FROM products WHERE products.id = cart_items.product_id) AS title,
    CAST((SELECT products.price FROM products WHERE products.id = cart_items.product_id) AS TEXT) AS price,
    (SELECT products.stock FROM products WHERE products.id = cart_items.product_id) AS available
  FROM cart_items
  WHERE cart_items.owner_id = ?
  ORDER BY cart_items.id
  LIMIT 200`

export async function findItems(db: Database, userId: number): Promise<FoundCartItem[]> {
  const rows = await db.all<CartItemRow & { title: string; price: string; available: number }>(
    FIND_ITEMS,
    [userId],
  )
  return rows.map((row) => ({ ...row, price: fromScaled(row.price, 2) }))
}
