import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { orderLineColumns, type OrderLineRow } from '../order-lines/order-line.ts'
import { reachable as orderLinesReachable } from '../order-lines/rules.ts'
import type { Product } from './product.ts'

const INCLUDES = {
  lines: includeLines,
}

export type ProductInclude = keyof typeof INCLUDES
export const productIncludes = ['lines'] as const satisfies readonly ProductInclude[]

/** Most rows of a relation that one row is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInProducts(
  db: Database,
  products: readonly Product[],
  names: readonly ProductInclude[],
  caller: Caller | null,
): Promise<void> {
  if (products.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, products, caller)))
}

async function includeLines(
  db: Database,
  products: readonly Product[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    products.map((product) => product.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${orderLineColumns},
        ROW_NUMBER() OVER (PARTITION BY order_lines.product_id ORDER BY order_lines.id) AS place
      FROM order_lines WHERE order_lines.product_id IN (${keys})${orderLinesReachable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<OrderLineRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.productId)
  for (const product of products) product.lines = byKey.get(product.id) ?? []
}
