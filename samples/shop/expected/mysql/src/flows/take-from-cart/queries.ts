import { cartItemColumns, type CartItem, type CartItemRow } from '../../cart-items/cart-item.ts'
import type { Database } from '../../database/client.ts'

const DELETE_CART_ITEM = `
  DELETE FROM cart_items
  WHERE cart_items.owner_id = ?
    AND cart_items.product_id = ?`

export interface FoundCartItem extends CartItem {
  title: string
  price: string
  available: number
}

const FIND_ITEMS = `
  SELECT ${cartItemColumns},
    (SELECT products.title FROM products WHERE products.id = cart_items.product_id) AS title,
    (SELECT products.price FROM products WHERE products.id = cart_items.product_id) AS price,
    (SELECT products.stock FROM products WHERE products.id = cart_items.product_id) AS available
  FROM cart_items
  WHERE cart_items.owner_id = ?
  ORDER BY cart_items.id
  LIMIT 200`

export async function deleteCartItem(
  db: Database,
  userId: number,
  product: number,
): Promise<number> {
  const { changes } = await db.run(DELETE_CART_ITEM, [userId, product])
  return changes
}

export async function findItems(db: Database, userId: number): Promise<FoundCartItem[]> {
  return db.all<CartItemRow & { title: string; price: string; available: number }>(FIND_ITEMS, [
    userId,
  ])
}
