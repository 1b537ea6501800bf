import type { RouteInfo } from '@drawbridge/compiler'
import type { Answered } from './target.ts'
import { readRule, type Model, type TableModel } from '@drawbridge/kinds'

/** Whether anybody may call a route, known or not. */
export const isOpen = ({ access }: RouteInfo): boolean =>
  access.some((rule) => readRule(rule).who === 'public')

/** Whether a role is among those that a route is for, whichever the row. */
export const admits = ({ access }: RouteInfo, role: string): boolean =>
  access.map(readRule).some((rule) => rule.who !== 'role' || rule.role === role)

/** A role that a route admits. */
export const roleFor = (route: RouteInfo, { auth }: Model): string | undefined =>
  auth?.settings.roles.find((role) => admits(route, role))

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
