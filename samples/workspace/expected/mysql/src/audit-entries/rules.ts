import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'

/**
 * Who reaches an audit entry: anybody signed in where `row.organisation.memberships.some(member
 * => member.user == user && (member.role == 'owner' || member.role == 'admin'))`.
 */
export function reachable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships
    WHERE memberships.organisation_id = audit_entries.organisation_id
      AND memberships.user_id = ${bind(params, caller.id)}
      AND (memberships.role = 'owner' OR memberships.role = 'admin'))`
}
