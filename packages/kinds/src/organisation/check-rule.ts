import { diagnose, type Diagnostic, type Place } from '@drawbridge/manifest'
import type { Operation } from '../access.ts'
import { checkPermission } from '../auth/check-permission.ts'
import type { Drawing, TablePart } from '../drawing.ts'
import { readMemberRule } from './member-rule.ts'
import { isKeptApart } from './organisations.ts'

/** What is wrong with a rule because of whom rows belong to. */
export function checkMemberRule(
  part: TablePart,
  { organisations, organisationParts: [drawn], targets }: Drawing,
  operation: Operation,
  rule: string,
  place: Place,
  verb: string,
): readonly Diagnostic[] {
  const table = part.node.name
  const forMembers = readMemberRule(rule)
  const isApart = organisations !== undefined && isKeptApart(part, organisations)
  if (forMembers === undefined) {
    const isPublic = rule === 'public' || rule.startsWith('public ')
    if (!isPublic || !isApart || part === organisations.table) return []
    return [diagnose('public-in-organisation', place, { table, operation: verb })]
  }
  // That it is wrong as it is drawn is said there.
  const isWrong =
    drawn?.settings.memberships !== undefined || targets(drawn?.node.id ?? '').length === 0
  if (organisations === undefined && drawn !== undefined && isWrong) return []
  if (!isApart || organisations === undefined)
    return [diagnose('member-rule-outside', place, { rule, table })]
  if (part === organisations.table && (operation === 'create' || operation === 'bulkCreate'))
    return [diagnose('organisation-by-member', place, { table, operation: verb })]
  const { role, permission } = forMembers
  const { roles: known } = organisations
  if (permission !== undefined)
    return checkPermission(permission, organisations.part.settings.permissions, place)
  if (role === undefined || known.includes(role)) return []
  return [diagnose('unknown-member-role', place, { role, known })]
}
