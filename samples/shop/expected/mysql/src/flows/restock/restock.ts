import type { Database } from '../../database/client.ts'
import { notFound } from '../../http/errors.ts'
import * as queries from './queries.ts'

/** What an order took goes back on the shelf. */
export async function restock(db: Database, { order }: { readonly order: number }): Promise<void> {
  const lines = await queries.findLines(db, order)

  for (const line of lines) {
    const changes = await queries.updateProductStock(db, line.quantity, line.productId)
    if (changes === 0) throw notFound('product')
  }
}
