import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'

/**
 * Who reaches a project: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user)`.
 */
export function readable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships
    WHERE memberships.organisation_id = projects.organisation_id
      AND memberships.user_id = ${bind(params, caller.id)})`
}

/**
 * Who reaches a project: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user && (member.role == 'owner' || member.role == 'admin'))`.
 */
export function creatable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships
    WHERE memberships.organisation_id = projects.organisation_id
      AND memberships.user_id = ${bind(params, caller.id)}
      AND (memberships.role = 'owner' OR memberships.role = 'admin'))`
}

/**
 * Who reaches a project: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user && member.role == 'owner')`.
 */
export function deletable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships
    WHERE memberships.organisation_id = projects.organisation_id
      AND memberships.user_id = ${bind(params, caller.id)}
      AND memberships.role = 'owner')`
}
