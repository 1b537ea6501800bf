import type { Database } from '../../database/client.ts'
import { inRounds } from '../../database/rounds.ts'
import { now } from '../../database/times.ts'
import type { OrderLine, OrderLineRow } from '../../order-lines/order-line.ts'

const FIND_LINES = `
  SELECT order_lines.id, order_lines.quantity, order_lines.product_id AS productId
  FROM order_lines
  WHERE order_lines.order_id = ?
  ORDER BY order_lines.product_id, order_lines.id
  LIMIT 200`

const UPDATE_PRODUCT_STOCK = `
  WITH given AS (
    SELECT CAST(value ->> 'productId' AS INTEGER) AS product_id,
      CAST(value ->> 'quantity' AS INTEGER) AS quantity
    FROM json_each(?))
  UPDATE products
  SET updated_at = ?, stock = products.stock + given.quantity
  FROM given
  WHERE products.id = given.product_id`

export async function findLines(
  db: Database,
  order: number,
): Promise<Pick<OrderLine, 'id' | 'quantity' | 'productId'>[]> {
  return db.all<Pick<OrderLineRow, 'id' | 'quantity' | 'productId'>>(FIND_LINES, [order])
}

/** All of them or none; how many there were. */
export async function updateProductStock(
  db: Database,
  rows: readonly { readonly productId: number; readonly quantity: number }[],
): Promise<number> {
  return inRounds(
    db,
    rows,
    (row) => row.productId,
    async (tx, round) => {
      const { changes } = await tx.run(UPDATE_PRODUCT_STOCK, [JSON.stringify(round), now()])
      return changes
    },
  )
}
