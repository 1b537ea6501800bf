import type { Caller } from '../auth/caller.ts'
import type { Param } from '../database/values.ts'

/** Who reaches a product: anybody where `row.sold`; a staff; an admin. */
export function reachable(caller: Caller | null, _params: Param[]): string {
  if (caller === null) return ' AND products.sold'
  if (caller.role === 'staff') return ''
  if (caller.role === 'admin') return ''
  return ' AND products.sold'
}
