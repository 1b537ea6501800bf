import type { Drawing } from '../drawing.ts'
import { readMemberRule } from '../organisation/member-rule.ts'
import type { Organisations } from '../organisation/organisations.ts'
import { powersOf, type Named, type Powers } from './powers.ts'

/** Roles of members that a rule names, or whose permission it asks for; none where any member meets it. */
export function memberRolesOf({ part: { settings } }: Organisations): Named {
  return (rule) => {
    const found = readMemberRule(rule)
    if (found?.role !== undefined) return [found.role]
    return settings.permissions.find(({ name }) => name === found?.permission)?.roles ?? []
  }
}

/** What each role of members is let do. */
export const memberPowers = (organisations: Organisations, drawing: Drawing): Powers =>
  powersOf(organisations.roles, drawing, memberRolesOf(organisations))
