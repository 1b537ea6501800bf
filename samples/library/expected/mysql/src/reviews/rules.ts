import type { Caller } from '../auth/caller.ts'

/** The caller reaches only reviews of their own. */
export function own(caller: Caller): string {
  return caller.id
}

/** Whose reviews the caller reaches: everyone's (null) as librarian, else only their own. */
export function ownUnlessLibrarian(caller: Caller): string | null {
  return caller.role === 'librarian' ? null : caller.id
}
