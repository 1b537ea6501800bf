import type { Caller } from '../auth/caller.ts'

/** The caller reaches only users of their own. */
export function own(caller: Caller): number {
  return caller.id
}
