import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import { checkPermissions } from '../auth/check-permission.ts'
import type { Drawing, OrganisationPart, TablePart } from '../drawing.ts'
import { checkMemberships } from '../rights/check-memberships.ts'
import { homeOf, membershipsOf, readMemberships } from './organisations.ts'

export function checkOrganisation(part: OrganisationPart, drawing: Drawing): readonly Diagnostic[] {
  const { node, settings } = part
  const found: Diagnostic[] = []
  if (drawing.organisationParts[0] !== part) {
    const names = drawing.organisationParts.map((one) => one.node.name)
    return [diagnose('two-organisations', { node: node.id }, { names })]
  }
  const targets = drawing.targets(node.id)
  const tables = targets.flatMap((id) => drawing.tableById.get(id) ?? [])
  const [table] = tables
  if (tables.length > 1) {
    const names = tables.map((one) => one.node.name)
    const facts = { name: node.name, tables: names }
    found.push(diagnose('organisation-with-two-tables', { node: node.id }, facts))
  }
  // A table with broken settings is said elsewhere.
  if (table === undefined && !targets.some((id) => drawing.nodes.get(id)?.kind === 'table'))
    found.push(diagnose('organisation-without-table', { node: node.id }, { name: node.name }))
  const accounts = drawing.accounts?.table
  if (accounts === undefined && drawing.auths.length === 0)
    found.push(diagnose('organisation-without-sign-in', { node: node.id }, { name: node.name }))
  if (table === undefined || accounts === undefined) return found
  const chosen = settings.memberships
  const place = {
    node: node.id,
    field: chosen === undefined ? '/settings' : '/settings/memberships',
  }
  const memberships = membershipsOf(part, table, accounts, drawing.tableById)
  if (memberships === undefined) {
    if (chosen === undefined)
      return [...found, diagnose('memberships-missing', place, { name: node.name })]
    // A table with broken settings is said elsewhere.
    if (drawing.nodes.get(chosen)?.kind === 'table') return found
    const known = drawing.tables.map((one) => one.node.id)
    return [...found, diagnose('unknown-choice', place, { what: 'table', found: chosen, known })]
  }
  const read = readMemberships(memberships, table, accounts)
  if (typeof read === 'string') {
    const facts = { table: memberships.node.name, problem: read }
    return [...found, diagnose('memberships-unfit', place, facts)]
  }
  const inParts = checkPermissions(node.id, settings.permissions, read.roles, 'unknown-member-role')
  return [
    ...found,
    ...inParts,
    ...checkPromotions(drawing),
    ...checkShared(part, drawing),
    ...checkOutside(part, table, accounts, drawing),
  ]
}

/** Who may make themselves more than they are. */
function checkPromotions(drawing: Drawing): readonly Diagnostic[] {
  return drawing.organisations === undefined ? [] : checkMemberships(drawing.organisations, drawing)
}

/** Tables that are said to be shared have to be there. */
function checkShared(
  { node, settings }: OrganisationPart,
  drawing: Drawing,
): readonly Diagnostic[] {
  return settings.shared.flatMap((id, index) => {
    if (drawing.nodes.get(id)?.kind === 'table') return []
    const place = { node: node.id, field: pointer('settings', 'shared', index) }
    const known = drawing.tables.map((one) => one.node.id)
    return [diagnose('unknown-choice', place, { what: 'table', found: id, known })]
  })
}

/** Tables that nobody said anything about: their rows are reached from every organisation. */
function checkOutside(
  { settings }: OrganisationPart,
  table: TablePart,
  accounts: TablePart,
  drawing: Drawing,
): readonly Diagnostic[] {
  const shared = new Set([table.node.id, accounts.node.id, ...settings.shared])
  return drawing.tables
    .filter((one) => !shared.has(one.node.id) && homeOf(one, { table }) === undefined)
    .map(({ node }) => diagnose('outside-organisations', { node: node.id }, { table: node.name }))
}
