import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { createCallers, type Callers } from './callers.ts'
import { SCHEME } from './settings.ts'
import { accessTokens, type AccessTokens } from './tokens.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly accessTokens: AccessTokens
    readonly callers: Callers
  }
}

const AUTHORIZATION = new RegExp(`^${SCHEME} ([\\w.-]+)$`, 'i')

/**
 * Finds out who is calling, before any route. A token that is not good makes nobody of the caller;
 * whether nobody may call a route is for `src/policy.ts` to say.
 */
export function authentication(app: FastifyInstance, config: Config): void {
  const tokens = accessTokens(config.jwtSecret)
  const callers = createCallers(app.db)
  app.decorate('accessTokens', tokens)
  app.decorate('callers', callers)
  app.decorateRequest('user', null)

  app.addHook('onRequest', (request, _reply, done) => {
    const token = AUTHORIZATION.exec(request.headers.authorization ?? '')?.[1]
    const claims = token === undefined ? undefined : tokens.verify(token)
    if (claims === undefined) return done()
    callers.find(claims.session).then((caller) => {
      request.user = caller ?? null
      done()
    }, done)
  })

  app.addHook('onSend', (_request, reply, payload, done) => {
    if (reply.statusCode === 401) reply.header('www-authenticate', SCHEME)
    done(null, payload)
  })
}
