import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'

/**
 * Who reaches a task: anybody signed in where `row.project.members has user || row.project.owner
 * == user`.
 */
export function readable(caller: Caller, params: Param[]): string {
  return ` AND (EXISTS (
      SELECT 1 FROM projects_members
      WHERE projects_members.project_id = tasks.project_id
        AND projects_members.user_id = ${bind(params, caller.id)})
    OR EXISTS (
      SELECT 1 FROM projects
      WHERE projects.id = tasks.project_id
        AND projects.owner_id = ${bind(params, caller.id)}))`
}

/** Who reaches a task: anybody signed in where `row.project.owner == user`; an admin. */
export function creatable(caller: Caller, params: Param[]): string {
  if (caller.role === 'admin') return ''
  return ` AND EXISTS (
    SELECT 1 FROM projects
    WHERE projects.id = tasks.project_id
      AND projects.owner_id = ${bind(params, caller.id)})`
}

/**
 * Who reaches a task: anybody signed in where `row.project.owner == user && row.state !=
 * 'open'`; an admin.
 */
export function deletable(caller: Caller, params: Param[]): string {
  if (caller.role === 'admin') return ''
  return ` AND EXISTS (
      SELECT 1 FROM projects
      WHERE projects.id = tasks.project_id
        AND projects.owner_id = ${bind(params, caller.id)})
    AND tasks.state <> 'open'`
}

/** Who reaches a task: anybody signed in where `row.project.owner == user`. */
export function creatableInBulk(caller: Caller, params: Param[]): string {
  return ` AND EXISTS (
    SELECT 1 FROM projects
    WHERE projects.id = tasks.project_id
      AND projects.owner_id = ${bind(params, caller.id)})`
}

/**
 * Who reaches a task: anybody signed in where `row.project.members has user || row.project.owner
 * == user`; anybody signed in where `row.project.owner == user`; an admin.
 */
export function writable(caller: Caller, params: Param[]): string {
  if (caller.role === 'admin') return ''
  return ` AND (EXISTS (
      SELECT 1 FROM projects_members
      WHERE projects_members.project_id = tasks.project_id
        AND projects_members.user_id = ${bind(params, caller.id)})
    OR EXISTS (
      SELECT 1 FROM projects
      WHERE projects.id = tasks.project_id
        AND projects.owner_id = ${bind(params, caller.id)})
    OR EXISTS (
      SELECT 1 FROM projects
      WHERE projects.id = tasks.project_id
        AND projects.owner_id = ${bind(params, caller.id)}))`
}
