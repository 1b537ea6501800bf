import { diagnose, pointer, type Diagnostic, type Place } from '@drawbridge/manifest'
import { checkPermission } from '../auth/check-permission.ts'
import { checkMemberRule } from '../organisation/check-rule.ts'
import { readMemberRule } from '../organisation/member-rule.ts'
import { isKeptApart } from '../organisation/organisations.ts'
import { isEmail, tellingFields } from '../rights/telling-fields.ts'
import { OPERATIONS, readRule, type Operation } from '../access.ts'
import type { ApiPart, Drawing, TablePart } from '../drawing.ts'
import type { TableSettings } from './settings.ts'

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
  if (settings.owner === true) {
    const place = { node: node.id, field: '/settings/owner' }
    if (drawing.auths.length === 0) {
      found.push(diagnose('owner-needs-auth', place, { table: node.name }))
    } else if (drawing.accounts?.table === part) {
      found.push(diagnose('accounts-own-themselves', place, { table: node.name }))
    }
  }
  for (const operation of OPERATIONS) {
    for (const [index, rule] of (access[operation] ?? []).entries()) {
      const place = { node: node.id, field: pointer('settings', 'access', operation, index) }
      found.push(...checkRule(part, drawing, api, operation, rule, place))
    }
  }
  for (const operation of OPERATIONS) {
    const rules = access[operation] ?? []
    const rule = rules.find((one) => one !== 'public')
    if (rule === undefined || !rules.includes('public')) continue
    const place = { node: node.id, field: pointer('settings', 'access', operation) }
    found.push(diagnose('redundant-rule', place, { rule, operation: VERBS[operation] }))
  }
  for (const operation of ['create', 'update', 'bulkCreate'] as const) {
    if (access[operation] === undefined || isWritable(settings)) continue
    const place = { node: node.id, field: pointer('settings', 'access', operation) }
    const facts = { name: node.name, operation: VERBS[operation] }
    found.push(diagnose('nothing-to-write', place, facts))
  }
  found.push(...checkFieldRules(part, drawing))
  if (access.restore !== undefined && settings.softDelete !== true) {
    const place = { node: node.id, field: '/settings/access/restore' }
    found.push(diagnose('restore-without-soft-delete', place, { name: node.name }))
  }
  return found
}

function checkRule(
  part: TablePart,
  drawing: Drawing,
  api: ApiPart | undefined,
  operation: Operation,
  rule: string,
  place: Place,
): readonly Diagnostic[] {
  const { node, settings } = part
  const { who, role, permission } = readRule(rule)
  const table = node.name
  const creates = operation === 'create' || operation === 'bulkCreate'
  const isAccounts = drawing.accounts?.table.node.id === node.id
  if (creates && isAccounts && who !== 'role' && who !== 'permission') {
    return [diagnose('accounts-by-anybody', place, { table, operation: VERBS[operation] })]
  }
  if (who === 'public') {
    const apart = checkMemberRule(part, drawing, operation, rule, place, VERBS[operation])
    return apart.length > 0 ? apart : checkPublic(part, operation, place)
  }
  const auth = drawing.auths[0]
  if (auth === undefined) return [diagnose('rule-needs-auth', place, { rule, table })]
  const found: Diagnostic[] = [
    ...checkMemberRule(part, drawing, operation, rule, place, VERBS[operation]),
  ]
  if (api !== undefined && !drawing.guarded(api.node.id)) {
    found.push(diagnose('rule-needs-guard', place, { rule, table, api: api.node.name }))
  }
  if (readMemberRule(rule) !== undefined) return found
  if (rule === 'signedIn') found.push(...checkOpenToAll(part, drawing, operation, place))
  if (role !== undefined) {
    const known = auth.settings.roles
    if (!known.includes(role)) found.push(diagnose('unknown-role', place, { role, known }))
  }
  if (permission !== undefined)
    found.push(...checkPermission(permission, auth.settings.permissions, place))
  if (who === 'owner') {
    if (settings.owner !== true && !isAccounts) {
      found.push(diagnose('owner-rule-without-owner', place, { table }))
    } else if (creates) {
      found.push(diagnose('create-by-owner', place, { table, operation: VERBS[operation] }))
    }
  }
  return found
}

/** Who may read and write single fields. */
function checkFieldRules(part: TablePart, drawing: Drawing): readonly Diagnostic[] {
  const { node, settings } = part
  const table = node.name
  const isAccounts = drawing.accounts?.table.node.id === node.id
  const auth = drawing.auths[0]
  const known = auth?.settings.roles ?? []
  const found: Diagnostic[] = []
  settings.fields.forEach((field, index) => {
    for (const side of ['readRule', 'writeRule'] as const) {
      const rules = field[side] ?? []
      rules.forEach((rule, at) => {
        const place = { node: node.id, field: pointer('settings', 'fields', index, side, at) }
        const { who, role, permission } = readRule(rule)
        if (auth === undefined) found.push(diagnose('rule-needs-auth', place, { rule, table }))
        else if (role !== undefined && !known.includes(role))
          found.push(diagnose('unknown-role', place, { role, known }))
        else if (permission !== undefined)
          found.push(...checkPermission(permission, auth.settings.permissions, place))
        else if (who === 'owner' && settings.owner !== true && !isAccounts)
          found.push(diagnose('owner-rule-without-owner', place, { table }))
      })
    }
    if (!isAccounts) return
    const isForOwner =
      field.writeRule?.some((rule) => rule === 'owner' || rule === 'signedIn') ?? true
    if (!isForOwner && field.required === true && field.default === undefined) {
      const place = { node: node.id, field: pointer('settings', 'fields', index, 'writeRule') }
      found.push(diagnose('nobody-can-write', place, { name: field.name }))
    }
    if (field.readRule?.some((rule) => rule === 'owner' || rule === 'signedIn') ?? true) return
    const place = { node: node.id, field: pointer('settings', 'fields', index, 'readRule') }
    found.push(diagnose('own-account-field', place, { field: field.name, table }))
  })
  return found
}

/** What everybody on the internet may do, where that is hardly meant. */
function checkPublic(
  { node, settings }: TablePart,
  operation: Operation,
  place: Place,
): readonly Diagnostic[] {
  const facts = { table: node.name, operation: VERBS[operation] }
  switch (operation) {
    case 'list':
    case 'read':
      return tellingFields(settings.fields).map((field) =>
        isEmail(field)
          ? diagnose('public-email', place, { ...facts, field: field.name })
          : diagnose('shown-to-everybody', place, {
              ...facts,
              who: 'Anybody on the internet',
              field: field.name,
            }),
      )
    case 'create':
    case 'bulkCreate':
      return settings.owner === true ? [diagnose('owner-needs-sign-in', place, facts)] : []
    default:
      return [diagnose('public-write', place, facts)]
  }
}

function isWritable({ fields, relations = [] }: TableSettings): boolean {
  const kept = new Set(['hidden', 'readOnly'])
  return relations.length > 0 || fields.some(({ visibility = 'normal' }) => !kept.has(visibility))
}

/** What everybody who signs up may read of people, where anybody may sign up. */
function checkOpenToAll(
  part: TablePart,
  { organisations, auths: [auth] }: Drawing,
  operation: Operation,
  place: Place,
): readonly Diagnostic[] {
  const isRead = operation === 'list' || operation === 'read'
  const isOpen = auth?.settings.registration === 'open'
  if (!isRead || !isOpen || (organisations && isKeptApart(part, organisations))) return []
  const { name: table } = part.node
  const facts = { table, operation: VERBS[operation], who: 'Everybody who signs up' }
  return tellingFields(part.settings.fields).map(({ name: field }) =>
    diagnose('shown-to-everybody', place, { ...facts, field }),
  )
}
