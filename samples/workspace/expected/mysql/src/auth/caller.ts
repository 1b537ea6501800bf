export const ROLES = ['user'] as const
export type Role = (typeof ROLES)[number]

/** Who a request comes from. */
export interface Caller {
  readonly id: number
  readonly role: Role
  /** The sign-in that the request belongs to. */
  readonly session: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null for somebody who is not signed in. */
    user: Caller | null
  }
}
