import type { FastifyReply, FastifyRequest } from 'fastify'
import { LONGEST_MS } from './sessions.ts'

export interface SessionCookie {
  read(request: FastifyRequest): string | undefined
  set(reply: FastifyReply, secret: string): void
  clear(reply: FastifyReply): void
}

/**
 * Out of reach for scripts, and not sent along by other sites. `__Host-` ties it to this host; it
 * needs HTTPS, which there is none of in development.
 */
export function createSessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-session' : 'session'
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    read: (request) => request.cookies[name],
    set: (reply, secret) =>
      void reply.setCookie(name, secret, { ...options, maxAge: LONGEST_MS / 1000 }),
    clear: (reply) => void reply.clearCookie(name, options),
  }
}
