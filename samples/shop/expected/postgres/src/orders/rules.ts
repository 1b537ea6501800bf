import type { Caller } from '../auth/caller.ts'

/** Whose orders the caller reaches: everyone's (null) as staff or as admin, else only their own. */
export function ownUnlessStaffOrAdmin(caller: Caller): number | null {
  return caller.role === 'staff' || caller.role === 'admin' ? null : caller.id
}
