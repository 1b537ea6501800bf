import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'

/**
 * Who reaches an organisation: anybody signed in where `row.memberships.some(member =>
 * member.user == user)`.
 */
export function readable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships
    WHERE memberships.organisation_id = organisations.id
      AND memberships.user_id = ${bind(params, caller.id)})`
}

/**
 * Who reaches an organisation: anybody signed in where `row.memberships.some(member =>
 * member.user == user && member.role == 'owner')`.
 */
export function changeable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships
    WHERE memberships.organisation_id = organisations.id
      AND memberships.user_id = ${bind(params, caller.id)}
      AND memberships.role = 'owner')`
}
