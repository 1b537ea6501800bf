import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import type { Product, ProductRow } from '../../products/product.ts'

const UPDATE_PRODUCT = `
  UPDATE products
  SET updated_at = ?, stock = products.stock + ?
  WHERE products.id = ?
    AND products.stock + ? >= 0`

const FIND_PRODUCT = `
  SELECT products.id, products.stock
  FROM products
  WHERE products.id = ?`

export async function updateProduct(db: Database, pieces: number, id: number): Promise<number> {
  const { changes } = await db.run(UPDATE_PRODUCT, [now(), pieces, id, pieces])
  return changes
}

export async function findProduct(
  db: Database,
  id: number,
): Promise<Pick<Product, 'id' | 'stock'> | null> {
  return (await db.get<Pick<ProductRow, 'id' | 'stock'>>(FIND_PRODUCT, [id])) ?? null
}
