import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'

/**
 * Who reaches an issue: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user)`.
 */
export function readable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships
    WHERE memberships.organisation_id = issues.organisation_id
      AND memberships.user_id = ${bind(params, caller.id)})`
}

/**
 * Who reaches an issue: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user) && row.project.organisation == row.organisation && row.labels.every(one
 * => one.organisation == row.organisation) && (!row.project.archived && (row.assignee == null ||
 * row.organisation.memberships.some(one => one.user == row.assignee)))`.
 */
export function creatable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
      SELECT 1 FROM memberships
      WHERE memberships.organisation_id = issues.organisation_id
        AND memberships.user_id = ${bind(params, caller.id)})
    AND EXISTS (
      SELECT 1 FROM projects
      WHERE projects.id = issues.project_id
        AND projects.organisation_id = issues.organisation_id)
    AND NOT EXISTS (
      SELECT 1 FROM issues_labels
      JOIN labels ON labels.id = issues_labels.label_id
      WHERE issues_labels.issue_id = issues.id
        AND NOT (labels.organisation_id = issues.organisation_id))
    AND NOT (coalesce((SELECT projects.archived FROM projects WHERE projects.id = issues.project_id), FALSE))
    AND (issues.assignee_id IS NULL
      OR EXISTS (
        SELECT 1 FROM memberships
        WHERE memberships.organisation_id = issues.organisation_id
          AND memberships.user_id = issues.assignee_id))`
}

/**
 * Who reaches an issue: its owner where `row.organisation.memberships.some(member => member.user
 * == user)`; anybody signed in where `row.organisation.memberships.some(member => member.user ==
 * user && (member.role == 'owner' || member.role == 'admin'))`.
 */
export function deletable(caller: Caller, params: Param[]): string {
  return ` AND ((issues.owner_id = ${bind(params, caller.id)}
      AND EXISTS (
        SELECT 1 FROM memberships
        WHERE memberships.organisation_id = issues.organisation_id
          AND memberships.user_id = ${bind(params, caller.id)}))
    OR EXISTS (
      SELECT 1 FROM memberships
      WHERE memberships.organisation_id = issues.organisation_id
        AND memberships.user_id = ${bind(params, caller.id)}
        AND (memberships.role = 'owner' OR memberships.role = 'admin')))`
}

/**
 * Who reaches an issue: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user && (member.role == 'admin' || member.role == 'owner')) &&
 * row.project.organisation == row.organisation && row.labels.every(one => one.organisation ==
 * row.organisation)`.
 */
export function creatableInBulk(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
      SELECT 1 FROM memberships
      WHERE memberships.organisation_id = issues.organisation_id
        AND memberships.user_id = ${bind(params, caller.id)}
        AND (memberships.role = 'admin' OR memberships.role = 'owner'))
    AND EXISTS (
      SELECT 1 FROM projects
      WHERE projects.id = issues.project_id
        AND projects.organisation_id = issues.organisation_id)
    AND NOT EXISTS (
      SELECT 1 FROM issues_labels
      JOIN labels ON labels.id = issues_labels.label_id
      WHERE issues_labels.issue_id = issues.id
        AND NOT (labels.organisation_id = issues.organisation_id))`
}

/**
 * Who reaches an issue: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user && (member.role == 'owner' || member.role == 'admin'))`.
 */
export function restorable(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM memberships
    WHERE memberships.organisation_id = issues.organisation_id
      AND memberships.user_id = ${bind(params, caller.id)}
      AND (memberships.role = 'owner' OR memberships.role = 'admin'))`
}

/**
 * Who reaches an issue: anybody signed in where `row.organisation.memberships.some(member =>
 * member.user == user) && row.project.organisation == row.organisation && row.labels.every(one
 * => one.organisation == row.organisation) && (!row.project.archived && (row.assignee == null ||
 * row.organisation.memberships.some(one => one.user == row.assignee)))`; anybody signed in where
 * `row.organisation.memberships.some(member => member.user == user && (member.role == 'admin' ||
 * member.role == 'owner')) && row.project.organisation == row.organisation &&
 * row.labels.every(one => one.organisation == row.organisation)`.
 */
export function writable(caller: Caller, params: Param[]): string {
  return ` AND ((EXISTS (
        SELECT 1 FROM memberships
        WHERE memberships.organisation_id = issues.organisation_id
          AND memberships.user_id = ${bind(params, caller.id)})
      AND EXISTS (
        SELECT 1 FROM projects
        WHERE projects.id = issues.project_id
          AND projects.organisation_id = issues.organisation_id)
      AND NOT EXISTS (
        SELECT 1 FROM issues_labels
        JOIN labels ON labels.id = issues_labels.label_id
        WHERE issues_labels.issue_id = issues.id
          AND NOT (labels.organisation_id = issues.organisation_id))
      AND NOT (coalesce((SELECT projects.archived FROM projects WHERE projects.id = issues.project_id), FALSE))
      AND (issues.assignee_id IS NULL
        OR EXISTS (
          SELECT 1 FROM memberships
          WHERE memberships.organisation_id = issues.organisation_id
            AND memberships.user_id = issues.assignee_id)))
    OR (EXISTS (
        SELECT 1 FROM memberships
        WHERE memberships.organisation_id = issues.organisation_id
          AND memberships.user_id = ${bind(params, caller.id)}
          AND (memberships.role = 'admin' OR memberships.role = 'owner'))
      AND EXISTS (
        SELECT 1 FROM projects
        WHERE projects.id = issues.project_id
          AND projects.organisation_id = issues.organisation_id)
      AND NOT EXISTS (
        SELECT 1 FROM issues_labels
        JOIN labels ON labels.id = issues_labels.label_id
        WHERE issues_labels.issue_id = issues.id
          AND NOT (labels.organisation_id = issues.organisation_id))))`
}
