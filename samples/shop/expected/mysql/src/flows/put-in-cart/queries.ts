import { cartItemColumns, type CartItem, type CartItemRow } from '../../cart-items/cart-item.ts'
import type { Database } from '../../database/client.ts'
import type { Product, ProductRow } from '../../products/product.ts'

const FIND_PRODUCT = `
  SELECT products.id
  FROM products
  WHERE products.id = ? AND products.sold`

const UPSERT_CART_ITEM = `
  INSERT INTO cart_items (quantity, product_id, owner_id)
  VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE quantity = ?`

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

export async function findProduct(
  db: Database,
  product: number,
): Promise<Pick<Product, 'id'> | null> {
  return (await db.get<Pick<ProductRow, 'id'>>(FIND_PRODUCT, [product])) ?? null
}

export async function upsertCartItem(
  db: Database,
  values: { readonly ownerId: number; readonly productId: number; readonly quantity: number },
  changes: { readonly quantity: number },
): Promise<void> {
  await db.run(UPSERT_CART_ITEM, [
    values.quantity,
    values.productId,
    values.ownerId,
    changes.quantity,
  ])
}

export async function findItems(db: Database, userId: number): Promise<FoundCartItem[]> {
  return db.all<CartItemRow & { title: string; price: string; available: number }>(FIND_ITEMS, [
    userId,
  ])
}
