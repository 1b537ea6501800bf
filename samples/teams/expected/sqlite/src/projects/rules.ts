import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'

/** Whose projects the caller reaches: everyone's (null) as admin, else only their own. */
export function ownUnlessAdmin(caller: Caller): number | null {
  return caller.role === 'admin' ? null : caller.id
}

/** Who reaches a project: its owner; anybody signed in where `row.members has user`; an admin. */
export function readable(caller: Caller, params: Param[]): string {
  if (caller.role === 'admin') return ''
  return ` AND (projects.owner_id = ${bind(params, caller.id)}
    OR EXISTS (
      SELECT 1 FROM projects_members
      WHERE projects_members.project_id = projects.id
        AND projects_members.user_id = ${bind(params, caller.id)}))`
}

/** Who reaches a project: its owner where `!row.archived`; an admin. */
export function changeable(caller: Caller, params: Param[]): string {
  if (caller.role === 'admin') return ''
  return ` AND projects.owner_id = ${bind(params, caller.id)} AND NOT projects.archived`
}
