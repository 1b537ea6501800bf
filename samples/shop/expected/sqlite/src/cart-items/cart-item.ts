import type { Product } from '../products/product.ts'
import type { User } from '../users/user.ts'

/** What somebody means to buy. */
export interface CartItem {
  id: number
  quantity: number
  productId: number
  ownerId: number
  product?: Product | null
  owner?: User | null
}

/** A row as the database gives it. */
export type CartItemRow = Omit<CartItem, 'product' | 'owner'>

export const cartItemColumns = `
  cart_items.id, cart_items.quantity, cart_items.product_id AS productId,
  cart_items.owner_id AS ownerId`
