import type { Permission } from './permissions.ts'

export const ROLES = ['user', 'editor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Who a request comes from. */
export interface Caller {
  readonly id: number
  readonly role: Role
  /** What the role may, by name; of a key, what it is good for as well. */
  readonly permissions: readonly Permission[]
  /** The sign-in that the request belongs to. */
  readonly session: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null for somebody who is not signed in. */
    user: Caller | null
  }
}
