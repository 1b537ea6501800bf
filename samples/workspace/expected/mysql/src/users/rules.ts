import type { Caller } from '../auth/caller.ts'
import type { Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'
import type { User } from './user.ts'

/** The caller reaches only users of their own. */
export function own(caller: Caller): number {
  return caller.id
}

/**
 * Who reaches a user: its owner; anybody signed in where `row.memberships.some(mine =>
 * mine.organisation.memberships.some(one => one.user == user))`.
 */
export function reachable(caller: Caller, params: Param[]): string {
  return ` AND (users.id = ${bind(params, caller.id)}
    OR EXISTS (
      SELECT 1 FROM memberships
      WHERE memberships.user_id = users.id
        AND EXISTS (
          SELECT 1 FROM memberships AS memberships_2
          WHERE memberships_2.organisation_id = memberships.organisation_id
            AND memberships_2.user_id = ${bind(params, caller.id)})))`
}

/** Leaves out what the caller may not read: `email` is for its owner. */
export function withhold(users: readonly User[], caller: Caller | null): void {
  for (const user of users) {
    if (user.id !== caller?.id) delete user.email
  }
}

/** What the caller may filter and sort users by: not by what they can't read in every one. */
export function askable(columns: Columns, _caller: Caller | null): Columns {
  const kept = new Map(Object.entries(columns))
  kept.delete('email')
  return Object.fromEntries(kept)
}
