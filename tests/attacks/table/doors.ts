import type { RouteInfo } from '@drawbridge/compiler'
import type { Answered } from './target.ts'
import { readRule, type Model, type Rule, type TableModel } from '@drawbridge/kinds'

/** Whether anybody may call a route, known or not. */
export const isOpen = ({ access }: RouteInfo): boolean =>
  access.some((rule) => readRule(rule).who === 'public')

/** What somebody is, whoever they are. */
export interface Standing {
  readonly role: string
  /** What their role may. */
  readonly permissions: ReadonlySet<string>
}

export function standingOf(role: string, { auth }: Model): Standing {
  const all = auth?.settings.permissions ?? []
  const own = all.filter(({ roles }) => roles.includes(role)).map(({ name }) => name)
  return { role, permissions: new Set(own) }
}

/** Whether a rule is for somebody who stands so, if it is about a row of theirs. */
export function isFor({ who, role, permission = '' }: Rule, standing: Standing): boolean {
  switch (who) {
    case 'public':
    case 'signedIn':
    case 'owner':
      return true
    case 'role':
      return role === standing.role
    case 'permission':
      return standing.permissions.has(permission)
  }
}

/** Whether somebody is among those that a route is for, whichever the row. */
export const admits = ({ access }: RouteInfo, standing: Standing): boolean =>
  access.some((rule) => isFor(readRule(rule), standing))

/** A role that a route admits. */
export const roleFor = (route: RouteInfo, model: Model): string | undefined =>
  model.auth?.settings.roles.find((role) => admits(route, standingOf(role, model)))

/** The table that a ready-made operation is about. */
export const tableIn = (
  { tables }: Model,
  { nodes, operation }: RouteInfo,
): TableModel | undefined =>
  operation === 'auth' || operation === 'flow'
    ? undefined
    : tables.find(({ node }) => node === nodes.at(-1))

/** A route as the emitted table of who may call what names it. */
export const addressOf = ({ method, path }: RouteInfo): string =>
  `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`

/** Whether a call got past every check, to what answers on this route. */
export const isReached = (route: RouteInfo, { reached }: Answered): boolean =>
  reached.includes(addressOf(route))

/** Routes of which this is the same stand behind the same checks. */
export const operationOf = ({ operation, method }: RouteInfo): string => `${operation} ${method}`
