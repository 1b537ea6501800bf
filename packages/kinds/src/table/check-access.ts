import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import { OPERATIONS, type Operation } from '../access.ts'
import type { ApiPart, Drawing, TablePart } from '../drawing.ts'

/** What each operation does, for a sentence: `Anybody may … rows of “tasks”`. */
export const VERBS: Readonly<Record<Operation, string>> = {
  list: 'list',
  read: 'read',
  create: 'create',
  update: 'change',
  delete: 'delete',
  bulkCreate: 'create many',
  restore: 'restore',
}

/** Who may do what: that it is said at all, and that it can be done as said. */
export function checkAccess(part: TablePart, drawing: Drawing): readonly Diagnostic[] {
  const { node, settings } = part
  const access = settings.access ?? {}
  const found: Diagnostic[] = []
  const [api, second] = drawing.servedBy(node.id)
  if (api === undefined) {
    found.push(diagnose('unserved-table', { node: node.id }, { name: node.name }))
  } else if (Object.keys(access).length === 0) {
    const place = { node: node.id, field: '/settings/access' }
    found.push(diagnose('missing-access', place, { name: node.name }))
  }
  if (second !== undefined) {
    const apis = drawing.servedBy(node.id).map((one) => one.node.name)
    found.push(diagnose('two-apis-one-table', { node: node.id }, { table: node.name, apis }))
  }
  for (const operation of OPERATIONS) {
    for (const [index, rule] of (access[operation] ?? []).entries()) {
      const place = { node: node.id, field: pointer('settings', 'access', operation, index) }
      found.push(...checkRule(part, drawing, api, operation, rule, place))
    }
  }
  if (access.restore !== undefined && settings.softDelete !== true) {
    const place = { node: node.id, field: '/settings/access/restore' }
    found.push(diagnose('restore-without-soft-delete', place, { name: node.name }))
  }
  return found
}

function checkRule(
  { node, settings }: TablePart,
  drawing: Drawing,
  api: ApiPart | undefined,
  operation: Operation,
  rule: string,
  place: { readonly node: string; readonly field: string },
): readonly Diagnostic[] {
  const table = node.name
  const creates = operation === 'create' || operation === 'bulkCreate'
  if (rule === 'public') {
    return creates && settings.owner === true
      ? [diagnose('owner-needs-sign-in', place, { table, operation: VERBS[operation] })]
      : []
  }
  const auth = drawing.auths[0]
  if (auth === undefined) return [diagnose('rule-needs-auth', place, { rule, table })]
  const found: Diagnostic[] = []
  if (api !== undefined && !drawing.guarded(api.node.id)) {
    found.push(diagnose('rule-needs-guard', place, { rule, table, api: api.node.name }))
  }
  if (rule.startsWith('role:')) {
    const known = auth.settings.roles ?? ['user', 'admin']
    const role = rule.slice('role:'.length)
    if (!known.includes(role)) found.push(diagnose('unknown-role', place, { role, known }))
  }
  if (rule === 'owner') {
    const isAccounts = drawing.accounts?.table.node.id === node.id
    if (settings.owner !== true && !isAccounts) {
      found.push(diagnose('owner-rule-without-owner', place, { table }))
    } else if (creates) {
      found.push(diagnose('create-by-owner', place, { table, operation: VERBS[operation] }))
    }
  }
  return found
}
