import type { Caller } from '../auth/caller.ts'
import type { Columns } from '../database/columns.ts'
import { Problem, type FieldError } from '../http/errors.ts'
import type { User, UserInput } from './user.ts'

/** Whose users the caller reaches: everyone's (null) with people:manage, else only their own. */
export function ownUnlessPeopleManage(caller: Caller): number | null {
  return caller.permissions.includes('people:manage') ? null : caller.id
}

/**
 * Leaves out what the caller may not read: `email` is for its owner; whoever has
 * `people:manage`.
 */
export function withhold(users: readonly User[], caller: Caller | null): void {
  for (const user of users) {
    if (user.id !== caller?.id && !caller?.permissions.includes('people:manage')) delete user.email
  }
}

/** What the caller may filter and sort users by: not by what they can't read in every one. */
export function askable(columns: Columns, caller: Caller | null): Columns {
  const kept = new Map(Object.entries(columns))
  if (!caller?.permissions.includes('people:manage')) kept.delete('email')
  return Object.fromEntries(kept)
}

/** Refuses what is not for the caller to write: `trusted` is for whoever has `people:manage`. */
export function checkWritable(input: Partial<UserInput>, caller: Caller | null): void {
  const errors: FieldError[] = []
  if (input.trusted !== undefined && !caller?.permissions.includes('people:manage'))
    errors.push({ field: 'trusted', message: 'is not yours to write' })
  if (errors.length > 0) throw new Problem(403, 'You may not write all of this.', { errors })
}
