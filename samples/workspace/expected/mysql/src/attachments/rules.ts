import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'

/**
 * Who reaches an attachment: anybody signed in where `row.organisation.memberships.some(member
 * => member.user == user)`.
 */
export function readable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships
    WHERE memberships.organisation_id = attachments.organisation_id
      AND memberships.user_id = ${bind(params, caller.id)})`
}

/**
 * Who reaches an attachment: anybody signed in where `row.organisation.memberships.some(member
 * => member.user == user) && row.issue.organisation == row.organisation`.
 */
export function creatable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
      SELECT 1 FROM memberships
      WHERE memberships.organisation_id = attachments.organisation_id
        AND memberships.user_id = ${bind(params, caller.id)})
    AND EXISTS (
      SELECT 1 FROM issues
      WHERE issues.id = attachments.issue_id
        AND issues.deleted_at IS NULL
        AND issues.organisation_id = attachments.organisation_id)`
}

/**
 * Who reaches an attachment: its owner where `row.organisation.memberships.some(member =>
 * member.user == user)`; anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user && (member.role == 'owner' || member.role == 'admin'))`.
 */
export function deletable(caller: Caller, params: Param[]): string {
  return ` AND ((attachments.owner_id = ${bind(params, caller.id)}
      AND EXISTS (
        SELECT 1 FROM memberships
        WHERE memberships.organisation_id = attachments.organisation_id
          AND memberships.user_id = ${bind(params, caller.id)}))
    OR EXISTS (
      SELECT 1 FROM memberships
      WHERE memberships.organisation_id = attachments.organisation_id
        AND memberships.user_id = ${bind(params, caller.id)}
        AND (memberships.role = 'owner' OR memberships.role = 'admin')))`
}
