import type { FastifyInstance } from 'fastify'

export const redact = ['req.headers.authorization', 'req.headers.cookie']

/** One line a request, without bodies, query strings or headers. */
export function logRequests(app: FastifyInstance): void {
  if (!['info', 'debug', 'trace'].includes(app.log.level)) return
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        user: request.user?.id,
      },
      'request',
    )
    done()
  })
}
