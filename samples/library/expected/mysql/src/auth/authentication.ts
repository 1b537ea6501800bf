import cookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { Problem } from '../http/errors.ts'
import { hasCsrfToken, isForeign } from './csrf.ts'
import { readSession } from './sessions.ts'
import { createSessionCookie, type SessionCookie } from './session-cookie.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly sessionCookie: SessionCookie
  }
  interface FastifyContextConfig {
    /** The route begins a session, so it needs no token of the one before. */
    readonly beginsSession?: true
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Finds out who is calling, before any route, and turns away what a page of another site made a
 * browser send. Whether the caller may is for `src/policy.ts` to say.
 */
export async function authentication(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(cookie)
  const sessionCookie = createSessionCookie(config.production)
  app.decorate('sessionCookie', sessionCookie)
  app.decorateRequest('user', null)

  app.addHook('onRequest', async (request) => {
    const isSafe = SAFE.has(request.method)
    if (!isSafe && isForeign(request)) {
      throw new Problem(403, 'This request came from a page of another site.')
    }
    const secret = sessionCookie.read(request)
    if (secret === undefined) return
    request.user = await readSession(app.db, secret)
    if (isSafe || request.user === null || request.routeOptions.config.beginsSession) return
    if (!hasCsrfToken(request, secret)) {
      throw new Problem(403, 'The header x-csrf-token is missing or wrong.')
    }
  })
}
