import { code, lit, name, type Code } from '@drawbridge/source'
import type { Accounts } from './accounts.ts'

/** `src/auth/caller.ts` */
export const callerFile = ({ auth, isUuid }: Accounts): Code => code`
  export const ROLES = ${lit(auth.settings.roles)} as const
  export type Role = (typeof ROLES)[number]

  /** Who a request comes from. */
  export interface Caller {
    readonly id: ${name(isUuid ? 'string' : 'number')}
    readonly role: Role
    ${auth.settings.method === 'jwt' && SESSION}
  }

  declare module 'fastify' {
    interface FastifyRequest {
      /** Null for somebody who is not signed in. */
      user: Caller | null
    }
  }`

const SESSION = code`/** The sign-in that the request belongs to. */
    readonly session: string`
