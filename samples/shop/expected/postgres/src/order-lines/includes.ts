import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import { ownedBy } from '../database/scope.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { orderColumns, type OrderRow } from '../orders/order.ts'
import { ownUnlessStaffOrAdmin as ordersOwnUnlessStaffOrAdmin } from '../orders/rules.ts'
import { productColumns, type ProductRow } from '../products/product.ts'
import { reachable as productsReachable } from '../products/rules.ts'
import type { OrderLine } from './order-line.ts'

const INCLUDES = {
  order: includeOrder,
  product: includeProduct,
}

export type OrderLineInclude = keyof typeof INCLUDES
export const orderLineIncludes = ['order', 'product'] as const satisfies readonly OrderLineInclude[]

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInOrderLines(
  db: Database,
  orderLines: readonly OrderLine[],
  names: readonly OrderLineInclude[],
  caller: Caller | null,
): Promise<void> {
  if (orderLines.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, orderLines, caller)))
}

async function includeOrder(
  db: Database,
  orderLines: readonly OrderLine[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    orderLines.map((orderLine) => orderLine.orderId),
    params,
  )
  const sql = `
    SELECT ${orderColumns} FROM orders
    WHERE orders.id IN (${keys})${ownedBy('orders.owner_id', ordersOwnUnlessStaffOrAdmin(signedIn(caller)), params)}`
  const rows = await db.all<OrderRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const orderLine of orderLines) orderLine.order = byId.get(orderLine.orderId) ?? null
}

async function includeProduct(
  db: Database,
  orderLines: readonly OrderLine[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    orderLines.map((orderLine) => orderLine.productId),
    params,
  )
  const sql = `
    SELECT ${productColumns} FROM products
    WHERE products.id IN (${keys})${productsReachable(caller, params)}`
  const rows = await db.all<ProductRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const orderLine of orderLines) orderLine.product = byId.get(orderLine.productId) ?? null
}
