import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'

/**
 * Who reaches an order line: anybody signed in where `row.order.owner == user`; a staff; an
 * admin.
 */
export function reachable(caller: Caller, params: Param[]): string {
  if (caller.role === 'staff') return ''
  if (caller.role === 'admin') return ''
  return ` AND EXISTS (
    SELECT 1 FROM orders
    WHERE orders.id = order_lines.order_id
      AND orders.owner_id = ${bind(params, caller.id)})`
}
