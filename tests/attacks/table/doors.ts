import type { RouteInfo } from '@drawbridge/compiler'
import { readRule, type Model } from '@drawbridge/kinds'

/** Whether anybody may call a route, known or not. */
export const isOpen = ({ access }: RouteInfo): boolean =>
  access.some((rule) => readRule(rule).who === 'public')

/** Whether a role is among those that a route is for, whichever the row. */
export const admits = ({ access }: RouteInfo, role: string): boolean =>
  access.map(readRule).some((rule) => rule.who !== 'role' || rule.role === role)

/** Whether all that lets this role in is that the row is their own. */
export const isForOwner = ({ access }: RouteInfo, role: string): boolean =>
  access
    .map(readRule)
    .filter((rule) => rule.who !== 'role' || rule.role === role)
    .every(({ who }) => who === 'owner')

/** A role that a route admits. */
export const roleFor = (route: RouteInfo, { auth }: Model): string | undefined =>
  auth?.settings.roles.find((role) => admits(route, role))
