import type { FastifyInstance } from 'fastify'

/** Who may call a route: everybody, as long as there is no sign-in. */
export type Rule = 'public'

/** `GET /tasks/:id` → its rules. */
export type Policy = Readonly<Record<string, readonly Rule[]>>

/** A route that the policy lacks is refused, where HEAD is as GET. */
export function enforcePolicy(app: FastifyInstance, policy: Policy): void {
  app.addHook('onRoute', (route) => {
    const key = `${route.method === 'HEAD' ? 'GET' : String(route.method)} ${route.url}`
    if (policy[key] === undefined) throw new Error(`${key} is missing from src/policy.ts`)
  })
}
