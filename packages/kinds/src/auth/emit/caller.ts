import { code, lit, type Code } from '@drawbridge/source'
import { conversionOf } from '../../table/emit/values.ts'
import type { Accounts } from './accounts.ts'
import { hasPermissions, Permission } from './permissions.ts'

/** `src/auth/caller.ts` */
export const callerFile = (accounts: Accounts): Code => code`
  export const ROLES = ${lit(accounts.auth.settings.roles)} as const
  export type Role = (typeof ROLES)[number]

  /** Who a request comes from. */
  export interface Caller {
    readonly id: ${conversionOf(accounts.key, accounts.dialect).type}
    readonly role: Role
    ${
      hasPermissions(accounts) &&
      code`
      /** What the role may, by name; of a key, what it is good for as well. */
      readonly permissions: readonly ${Permission}[]`
    }
    /** The sign-in that the request belongs to. */
    readonly session: string
  }

  declare module 'fastify' {
    interface FastifyRequest {
      /** Null for somebody who is not signed in. */
      user: Caller | null
    }
  }`
