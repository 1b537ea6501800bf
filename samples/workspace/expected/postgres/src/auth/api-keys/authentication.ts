import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify'
import { Problem } from '../../http/errors.ts'
import { policy } from '../../policy.ts'
import { keyDigest, keyIn } from './keys.ts'
import { readKey, writeUsed } from './queries.ts'
import { includedScopes, isCovered, scopes } from './scopes.ts'

declare module '../caller.ts' {
  interface Caller {
    /** What the key is good for that was shown; absent for whoever signed in. */
    readonly scopes?: readonly string[]
  }
}

/** When a key was used last is written down no more often than this. */
const USED_EVERY_MS = 60_000

/**
 * Knows callers by their keys where nothing else says who they are, and holds each key to its
 * scopes at every route. A key is read each time, so that one which was ended is good no more.
 */
export function keyAuthentication(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const presented = request.user === null ? keyIn(request) : undefined
    if (presented === undefined) return
    const now = Date.now()
    const key = await readKey(app.db, keyDigest(presented), now)
    if (key === undefined) return
    if (key.usedAt < now - USED_EVERY_MS) await writeUsed(app.db, key.id, now)
    request.user = key.caller
  })

  app.addHook('onRoute', (route) => {
    const address = `${route.method === 'HEAD' ? 'GET' : String(route.method)} ${route.url}`
    const scope = scopes[address]
    if (scope === undefined && policy[address]?.includes('public')) return
    route.onRequest = [withScope(scope, includedScopes[address]), ...[route.onRequest ?? []].flat()]
  })
}

/** A route without a scope is not for keys: there, keys, passwords and sign-ins are managed. */
function withScope(
  scope: string | undefined,
  included: Readonly<Record<string, string>> = {},
): onRequestHookHandler {
  return (request, _reply, done) => {
    const held = request.user?.scopes
    if (held === undefined) return done()
    if (scope === undefined) return done(new Problem(403, 'This is not for keys: sign in.'))
    const lacking = [scope, ...ofIncluded(request, included)].find((one) => !isCovered(one, held))
    done(lacking === undefined ? undefined : new Problem(403, `The key lacks ${lacking}.`))
  }
}

/** What is asked for the relations that a request includes. */
function ofIncluded({ query }: FastifyRequest, included: Readonly<Record<string, string>>) {
  const { include = '' } = query as { readonly include?: string | readonly string[] }
  const names = String(include).split(',')
  return Object.entries(included).flatMap(([name, scope]) => (names.includes(name) ? scope : []))
}
