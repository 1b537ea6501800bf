import type { Database } from '../../database/client.ts'
import * as queries from './queries.ts'

/** What an order took goes back on the shelf. */
export async function restock(db: Database, { order }: { readonly order: number }): Promise<void> {
  const lines = await queries.findLines(db, order)

  await queries.updateProductStock(
    db,
    lines.map((line) => ({ productId: line.productId, quantity: line.quantity })),
  )
}
