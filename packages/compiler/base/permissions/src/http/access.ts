import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import type { Caller, Role } from '../auth/caller.ts'
import type { Permission } from '../auth/permissions.ts'
import { forbidden, unauthorized } from './errors.ts'

type Who = 'public' | 'signedIn' | 'owner' | `role:${Role}` | `can:${Permission}`

/**
 * Who may call a route. A caller who meets one rule of the list may; what stands behind `when` is
 * true of the rows that they reach.
 */
export type Rule = Who | `${Who} when ${string}`

/** `GET /tasks/:id` → its rules. */
export type Policy = Readonly<Record<string, readonly Rule[]>>

/**
 * Puts the check of the policy before every route, where HEAD is as GET. A route that the policy
 * lacks is refused.
 */
export function enforcePolicy(app: FastifyInstance, policy: Policy): void {
  app.addHook('onRoute', (route) => {
    const key = `${route.method === 'HEAD' ? 'GET' : String(route.method)} ${route.url}`
    const rules = policy[key]
    if (rules === undefined) throw new Error(`${key} is missing from src/policy.ts`)
    const callers = rules.map(whoOf)
    if (callers.includes('public')) return
    route.onRequest = [check(callers), ...[route.onRequest ?? []].flat()]
  })
}

/** Which rows these callers reach is sorted out by `rules.ts` of the resource. */
function whoOf(rule: Rule): Who {
  return rule.replace(/ when .*/, '') as Who
}

function check(rules: readonly Who[]): onRequestHookHandler {
  return (request, _reply, done) => {
    try {
      allow(request.user, rules)
      done()
    } catch (error) {
      done(error as Error)
    }
  }
}

/**
 * Throws 401 for nobody, and 403 where neither the role nor what it may is enough. Owners are sorted
 * out by row.
 */
export function allow(caller: Caller | null, rules: readonly Who[]): void {
  if (rules.includes('public')) return
  if (caller === null) throw unauthorized()
  if (rules.includes('signedIn') || rules.includes('owner')) return
  if (rules.includes(`role:${caller.role}`)) return
  if (!caller.permissions.some((one) => rules.includes(`can:${one}`))) throw forbidden()
}

/** The caller of a route that asks for one. */
export function signedIn(caller: Caller | null): Caller {
  if (caller === null) throw unauthorized()
  return caller
}
