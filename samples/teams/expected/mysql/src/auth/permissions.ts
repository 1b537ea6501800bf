import type { Role } from './caller.ts'

/** What may be allowed to roles. */
export const PERMISSIONS = ['articles:publish', 'articles:rate', 'people:manage'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** What each role may. */
export const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  user: [],
  editor: ['articles:publish', 'articles:rate'],
  admin: ['articles:publish', 'people:manage'],
}
