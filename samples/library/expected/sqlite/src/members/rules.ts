import type { Caller } from '../auth/caller.ts'

/** Whose members the caller reaches: everyone's (null) as librarian, else only their own. */
export function ownUnlessLibrarian(caller: Caller): string | null {
  return caller.role === 'librarian' ? null : caller.id
}

/** The caller reaches only members of their own. */
export function own(caller: Caller): string {
  return caller.id
}
