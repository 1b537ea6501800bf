import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import { ownedBy } from '../database/scope.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { orderLineColumns, toOrderLine, type OrderLineRow } from '../order-lines/order-line.ts'
import { reachable as orderLinesReachable } from '../order-lines/rules.ts'
import { ownUnlessAdmin as usersOwnUnlessAdmin, withhold as usersWithhold } from '../users/rules.ts'
import { userColumns, type UserRow } from '../users/user.ts'
import type { Order } from './order.ts'

const INCLUDES = {
  owner: includeOwner,
  lines: includeLines,
}

export type OrderInclude = keyof typeof INCLUDES
export const orderIncludes = ['owner', 'lines'] as const satisfies readonly OrderInclude[]

/** Most rows of a relation that one row is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInOrders(
  db: Database,
  orders: readonly Order[],
  names: readonly OrderInclude[],
  caller: Caller | null,
): Promise<void> {
  if (orders.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, orders, caller)))
}

async function includeOwner(
  db: Database,
  orders: readonly Order[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    orders.map((order) => order.ownerId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})${ownedBy('users.id', usersOwnUnlessAdmin(signedIn(caller)), params)}`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const order of orders) order.owner = byId.get(order.ownerId) ?? null
  usersWithhold(
    orders.flatMap((order) => order.owner ?? []),
    caller,
  )
}

async function includeLines(
  db: Database,
  orders: readonly Order[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    orders.map((order) => order.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${orderLineColumns},
        ROW_NUMBER() OVER (PARTITION BY order_lines.order_id ORDER BY order_lines.id) AS place
      FROM order_lines WHERE order_lines.order_id IN (${keys})${orderLinesReachable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<OrderLineRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.orderId)
  for (const order of orders) order.lines = (byKey.get(order.id) ?? []).map(toOrderLine)
}
