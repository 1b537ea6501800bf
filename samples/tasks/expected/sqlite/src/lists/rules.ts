import type { Caller } from '../auth/caller.ts'

/** The caller's own. */
export function own(caller: Caller): number {
  return caller.id
}
