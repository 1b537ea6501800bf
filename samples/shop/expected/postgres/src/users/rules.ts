import type { Caller } from '../auth/caller.ts'
import type { Columns } from '../database/columns.ts'
import type { User } from './user.ts'

/** Whose users the caller reaches: everyone's (null) as admin, else only their own. */
export function ownUnlessAdmin(caller: Caller): number | null {
  return caller.role === 'admin' ? null : caller.id
}

/** Leaves out what the caller may not read: `email` is for its owner; an admin. */
export function withhold(users: readonly User[], caller: Caller | null): void {
  for (const user of users) {
    if (user.id !== caller?.id && caller?.role !== 'admin') delete user.email
  }
}

/** What the caller may filter and sort users by: not by what they can't read in every one. */
export function askable(columns: Columns, caller: Caller | null): Columns {
  const kept = new Map(Object.entries(columns))
  if (caller?.role !== 'admin') kept.delete('email')
  return Object.fromEntries(kept)
}
