import type { FastifyInstance } from 'fastify'

export const redact = ['req.headers.authorization', 'req.headers.cookie']

declare module 'fastify' {
  interface FastifyReply {
    /** Why the request was refused, in the words of its answer, and at which fields. */
    refusal: Refusal | null
  }
}

interface Refusal {
  readonly why: string
  readonly fields: readonly string[] | undefined
}

/** Not signed in, not allowed, under a foreign name, too often: to be seen where little is kept, too. */
const WARNINGS = new Set([401, 403, 421, 429])

/**
 * One line a request: who, from where, what and how it ended; without bodies, query strings or
 * headers.
 */
export function logRequests(app: FastifyInstance): void {
  app.decorateReply('refusal', null)
  if (['error', 'fatal', 'silent'].includes(app.log.level)) return
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode: status, refusal } = reply
    request.log[WARNINGS.has(status) ? 'warn' : 'info'](
      {
        method: request.method,
        route: request.routeOptions.url,
        status,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ip: request.ip,
        user: request.user?.id,
        ...refusal,
      },
      'request',
    )
    done()
  })
}
