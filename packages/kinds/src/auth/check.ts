import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { AuthPart, Drawing, TablePart } from '../drawing.ts'
import { isPath } from '../path.ts'
import { checkPermissions } from './check-permission.ts'
import { checkRoleFlows } from '../rights/check-role-flows.ts'
import { authFields } from './columns.ts'
import { checkWays } from './ways/check-ways.ts'

export function checkAuth(part: AuthPart, drawing: Drawing): readonly Diagnostic[] {
  const { node, settings } = part
  const found: Diagnostic[] = []
  if (drawing.auths[0]?.node.id !== node.id) {
    const names = drawing.auths.map((auth) => auth.node.name)
    found.push(diagnose('two-auths', { node: node.id }, { names }))
  }
  if (!isPath(settings.path)) {
    const place = { node: node.id, field: '/settings/path' }
    found.push(diagnose('wrong-path', place, { what: 'Path', found: settings.path }))
  }
  for (const list of ['roles', 'routes'] as const) {
    const values: readonly string[] = settings[list]
    for (const value of values.filter((one, index) => values.indexOf(one) !== index)) {
      const place = { node: node.id, field: pointer('settings', list) }
      found.push(diagnose('duplicate-value', place, { value }))
    }
  }
  found.push(...checkPermissions(node.id, settings.permissions, settings.roles, 'unknown-role'))
  const targets = drawing.targets(node.id)
  const tables = targets.flatMap((id) => drawing.tableById.get(id) ?? [])
  const table = tables[0]
  if (table === undefined) {
    // A table with broken settings is said elsewhere.
    if (!targets.some((id) => drawing.nodes.get(id)?.kind === 'table')) {
      found.push(diagnose('auth-without-table', { node: node.id }, { name: node.name }))
    }
  } else {
    found.push(
      ...checkIdentifier(part, table),
      ...checkAccountFields(part, table),
      ...checkRoleFlows(part, table, drawing),
    )
  }
  if (tables.length > 1) {
    const names = tables.map((one) => one.node.name)
    found.push(
      diagnose('auth-with-two-tables', { node: node.id }, { name: node.name, tables: names }),
    )
  }
  found.push(...checkWays(part, table, drawing))
  if (!targets.some((id) => drawing.nodes.get(id)?.kind === 'api')) {
    found.push(diagnose('auth-guards-nothing', { node: node.id }, { name: node.name }))
  }
  return found
}

/** What people sign in with must be one text that is always there and that only one of them has. */
function checkIdentifier({ node, settings }: AuthPart, table: TablePart): readonly Diagnostic[] {
  const { identifier } = settings
  const place = { node: node.id, field: '/settings/identifier' }
  const field = table.settings.fields.find((one) => one.name === identifier)
  if (field === undefined) {
    return [diagnose('identifier-missing', place, { identifier, table: table.node.name })]
  }
  const problems = [
    field.type === 'string' ? '' : `it is of type ${field.type}, not string`,
    field.required === true ? '' : 'it is not required',
    field.unique === true ? '' : 'it is not unique',
    (field.length ?? 255) <= 255 ? '' : 'it is longer than 255 characters',
    (field.visibility ?? 'normal') === 'normal' ? '' : `it is ${field.visibility}`,
  ]
  return problems
    .filter((problem) => problem !== '')
    .map((problem) => diagnose('identifier-unfit', place, { identifier, problem }))
}

/** Names that auth takes for its own columns, and fields that nobody could fill in on registering. */
function checkAccountFields({ node, settings }: AuthPart, table: TablePart): readonly Diagnostic[] {
  const asked = settings.permissions.length > 0 ? ['permissions'] : []
  const own = new Set([...authFields(settings), ...asked].map((name) => name.toLowerCase()))
  return table.settings.fields.flatMap((field, index) => {
    if (!own.has(field.name.toLowerCase().replaceAll('_', ''))) return []
    const place = { node: table.node.id, field: `/settings/fields/${index}/name` }
    const facts = { what: 'A field', name: field.name, why: `${node.name} adds one of that name` }
    return [diagnose('reserved-name', place, facts)]
  })
}
