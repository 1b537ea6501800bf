import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'

/**
 * Who reaches a membership: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user)`.
 */
export function readable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships AS memberships_2
    WHERE memberships_2.organisation_id = memberships.organisation_id
      AND memberships_2.user_id = ${bind(params, caller.id)})`
}

/**
 * Who reaches a membership: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user && member.role == 'owner')`.
 */
export function changeable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships AS memberships_2
    WHERE memberships_2.organisation_id = memberships.organisation_id
      AND memberships_2.user_id = ${bind(params, caller.id)}
      AND memberships_2.role = 'owner')`
}

/**
 * Who reaches a membership: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user && member.role == 'owner')`; anybody signed in where
 * `row.organisation.memberships.some(member => member.user == user) && (row.user == user)`.
 */
export function deletable(caller: Caller, params: Param[]): string {
  return ` AND (EXISTS (
      SELECT 1 FROM memberships AS memberships_2
      WHERE memberships_2.organisation_id = memberships.organisation_id
        AND memberships_2.user_id = ${bind(params, caller.id)}
        AND memberships_2.role = 'owner')
    OR (EXISTS (
        SELECT 1 FROM memberships AS memberships_2
        WHERE memberships_2.organisation_id = memberships.organisation_id
          AND memberships_2.user_id = ${bind(params, caller.id)})
      AND memberships.user_id = ${bind(params, caller.id)}))`
}
