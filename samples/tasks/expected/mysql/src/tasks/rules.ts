import type { Caller } from '../auth/caller.ts'

/** Whose tasks the caller reaches: everyone's (null) as admin, else only their own. */
export function ownUnlessAdmin(caller: Caller): number | null {
  return caller.role === 'admin' ? null : caller.id
}
