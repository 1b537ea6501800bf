import { code, key, lit, ref, typeRef, type Code } from '@drawbridge/source'
import { permissionsOf } from '../../permission.ts'
import type { Accounts } from './accounts.ts'

const FILE = 'src/auth/permissions.ts'

export const Permission = typeRef('Permission', FILE)

const table = ref('PERMISSIONS_OF', FILE)

export function hasPermissions({ auth }: Pick<Accounts, 'auth'>): boolean {
  return auth.settings.permissions.length > 0
}

/** `, permissions: PERMISSIONS_OF[row.role]`, where there are any. */
export function permissionsMember(accounts: Accounts): Code | false {
  return hasPermissions(accounts) && code`, permissions: ${table}[row.role]`
}

/** `PERMISSIONS_OF[row.role]` */
export const permissionsOfRow = code`${table}[row.role]`

/** `src/auth/permissions.ts`: a table that is read by eye, and needs no database. */
export function permissionsFile({ auth }: Accounts): Code {
  const { roles, permissions } = auth.settings
  return code`
    /** What may be allowed to roles. */
    export const PERMISSIONS = ${lit(permissions.map(({ name }) => name))} as const
    export type Permission = (typeof PERMISSIONS)[number]

    /** What each role may. */
    export const PERMISSIONS_OF: Readonly<Record<${typeRef('Role', 'src/auth/caller.ts')}, readonly Permission[]>> = {
      ${roles.map((role) => code`${key(role)}: ${lit(permissionsOf(role, permissions))},`)}
    }`
}
