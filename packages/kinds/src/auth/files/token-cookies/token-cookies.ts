import type { FastifyReply, FastifyRequest } from 'fastify'

type Kind = 'access' | 'refresh'

/** The cookies that an access token and its refresh token travel in. */
export interface TokenCookies {
  read(request: FastifyRequest, kind: Kind): string | undefined
  set(reply: FastifyReply, kind: Kind, token: string, seconds: number): void
  clear(reply: FastifyReply): void
}

/**
 * Out of reach for scripts, and not sent along by other sites. `__Host-` ties them to this host; it
 * needs HTTPS, which there is none of in development.
 */
export function createTokenCookies(secure: boolean): TokenCookies {
  const nameOf = (kind: Kind): string => (secure ? `__Host-${kind}` : kind)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    read: (request, kind) => request.cookies[nameOf(kind)],
    set: (reply, kind, token, seconds) =>
      void reply.setCookie(nameOf(kind), token, { ...options, maxAge: seconds }),
    clear: (reply) =>
      void reply.clearCookie(nameOf('access'), options).clearCookie(nameOf('refresh'), options),
  }
}
