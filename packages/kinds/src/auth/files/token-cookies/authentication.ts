import cookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { Problem } from '../http/errors.ts'
import { createCallers, type Callers } from './callers.ts'
import { hasCsrfToken, isForeign } from './csrf.ts'
import { createTokenCookies, type TokenCookies } from './token-cookies.ts'
import { accessTokens, type AccessTokens } from './tokens.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly accessTokens: AccessTokens
    readonly callers: Callers
    readonly tokenCookies: TokenCookies
  }
  interface FastifyContextConfig {
    /** The route begins a sign-in or goes on with one, so it needs no token of the one before. */
    readonly beginsSession?: true
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Finds out who is calling, before any route, and turns away what a page of another site made a
 * browser send. A token that is not good makes nobody of the caller; whether nobody may call a
 * route is for `src/policy.ts` to say.
 */
export async function authentication(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(cookie)
  const tokens = accessTokens(config.jwtSecret)
  const callers = createCallers(app.db)
  const cookies = createTokenCookies(config.production)
  app.decorate('accessTokens', tokens)
  app.decorate('callers', callers)
  app.decorate('tokenCookies', cookies)
  app.decorateRequest('user', null)

  app.addHook('onRequest', async (request) => {
    const isSafe = SAFE.has(request.method)
    if (!isSafe && isForeign(request)) {
      throw new Problem(403, 'This request came from a page of another site.')
    }
    const token = cookies.read(request, 'access')
    const claims = token === undefined ? undefined : tokens.verify(token)
    if (claims === undefined) return
    request.user = (await callers.find(claims.session)) ?? null
    if (isSafe || request.user === null || request.routeOptions.config.beginsSession) return
    if (!hasCsrfToken(request, claims.session)) {
      throw new Problem(403, 'The header x-csrf-token is missing or wrong.')
    }
  })
}
