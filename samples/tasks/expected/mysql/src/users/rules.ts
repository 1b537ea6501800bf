import type { Caller } from '../auth/caller.ts'

/** Whose users the caller reaches: everyone's (null) as admin, else only their own. */
export function ownUnlessAdmin(caller: Caller): number | null {
  return caller.role === 'admin' ? null : caller.id
}

/** The caller reaches only users of their own. */
export function own(caller: Caller): number {
  return caller.id
}
