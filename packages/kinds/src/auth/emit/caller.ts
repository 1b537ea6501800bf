import { code, lit, type Code } from '@drawbridge/source'
import { conversionOf } from '../../table/emit/values.ts'
import type { Accounts } from './accounts.ts'

/** `src/auth/caller.ts` */
export const callerFile = ({ auth, key, dialect }: Accounts): Code => code`
  export const ROLES = ${lit(auth.settings.roles)} as const
  export type Role = (typeof ROLES)[number]

  /** Who a request comes from. */
  export interface Caller {
    readonly id: ${conversionOf(key, dialect).type}
    readonly role: Role
    /** The sign-in that the request belongs to. */
    readonly session: string
  }

  declare module 'fastify' {
    interface FastifyRequest {
      /** Null for somebody who is not signed in. */
      user: Caller | null
    }
  }`
