import type { RouteInfo } from '@drawbridge/kinds'
import { code, from, lit, spaced, typeRef, type Code } from '@drawbridge/source'
import type { Plan } from '../3-plan/plan.ts'

const OPEN = [
  'GET /health/live',
  'GET /health/ready',
  'GET /openapi.json',
  'GET /docs',
  'GET /docs/*',
]

const PLAIN = code`
  /**
   * Who may call what: a caller who meets one rule of a list may. \`owner\` means that only rows of
   * the caller's own are reached. A route that is not in this table keeps the server from starting.
   */`

const WITH_CONDITIONS = code`
  /**
   * Who may call what: a caller who meets one rule of a list may. \`owner\` means that only rows of
   * the caller's own are reached; what stands behind \`when\` is true of the rows that are reached.
   * A route that is not in this table keeps the server from starting.
   */`

function hasConditions({ model }: Plan): boolean {
  return model.tables.some(({ conditions }) => conditions.size > 0)
}

/** `src/policy.ts`: who may call what, in one table. */
export function policyFile(plan: Plan): Code {
  const groups = [...Map.groupBy(plan.routes, groupOf).values()]
  return code`
    ${hasConditions(plan) ? WITH_CONDITIONS : PLAIN}
    export const policy: ${typeRef('Policy', 'src/http/access.ts')} = {
      ${spaced([
        code`${OPEN.map((route) => code`${lit(route)}: ['public'],`)}`,
        ...groups.map((routes) => code`${routes.map(rule)}`),
      ])}
    }`
}

function rule(route: RouteInfo): Code {
  const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
  const line = code`${lit(`${route.method} ${path}`)}: ${lit(route.access)},`
  return code`${from(route.nodes.at(-1) ?? '', line, fieldOf(route))}`
}

function fieldOf({ operation, field }: RouteInfo): string | undefined {
  return operation === 'auth' ? undefined : (field ?? `/settings/access/${operation}`)
}

/** Routes of one part in one api stand together. */
function groupOf({ nodes }: RouteInfo): string {
  return nodes.join(' ')
}
