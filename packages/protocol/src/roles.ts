import type { Permission } from './contract.ts'

/** What members of a project are, from who may do least to who may do everything. */
export const PROJECT_ROLES = ['viewer', 'editor', 'owner'] as const
export type ProjectRole = (typeof PROJECT_ROLES)[number]

/** A role, and those that may do more: `editor` is asked for, and an owner comes. */
export interface AtLeast {
  readonly viewer: ProjectRole
  readonly editor: 'editor' | 'owner'
  readonly owner: 'owner'
}

/** Whether somebody of this role may do what another is asked for. */
export function hasRole<Asked extends ProjectRole>(
  role: ProjectRole,
  asked: Asked,
): role is AtLeast[Asked] {
  return PROJECT_ROLES.indexOf(role) >= PROJECT_ROLES.indexOf(asked)
}

/** Whether a route is about one project, and asks for a role there. */
export function isRole(permission: Permission): permission is ProjectRole {
  return permission !== 'anyone' && permission !== 'account'
}
