import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import type { Product, ProductRow } from '../../products/product.ts'

const UPDATE_PRODUCT = `
  UPDATE products
  SET updated_at = $1, stock = products.stock + $2::bigint
  WHERE products.id = $3
    AND products.stock + $4::bigint >= 0`

const FIND_PRODUCT = `
  SELECT products.id, products.stock
  FROM products
  WHERE products.id = $1`

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
