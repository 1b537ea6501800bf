import type { RouteInfo } from '@drawbridge/compiler'
import { readRule, type Model } from '@drawbridge/kinds'
import { holdsForStranger } from './stranger.ts'

/** Whether anybody may call a route, known or not. */
export const isOpen = ({ access }: RouteInfo): boolean =>
  access.some((rule) => readRule(rule).who === 'public')

/** Whether a role is among those that a route is for, whichever the row. */
export const admits = ({ access }: RouteInfo, role: string): boolean =>
  access.map(readRule).some((rule) => rule.who !== 'role' || rule.role === role)

/** Whether no rule lets somebody of this role reach a row that is somebody else’s, whatever stands in it. */
export const isShut = ({ access }: RouteInfo, role: string): boolean =>
  access
    .map(readRule)
    .filter((rule) => rule.who !== 'role' || rule.role === role)
    .every(
      ({ who, when }) =>
        who === 'owner' || (when !== undefined && holdsForStranger(when) === false),
    )

/** A role that a route admits. */
export const roleFor = (route: RouteInfo, { auth }: Model): string | undefined =>
  auth?.settings.roles.find((role) => admits(route, role))
