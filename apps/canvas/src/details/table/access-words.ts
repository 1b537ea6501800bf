import { OPERATIONS, type Operation } from '@drawbridge/kinds/faces'
import { isObject, type Manifest, type Node } from '@drawbridge/manifest'

const WHEN = ' when '

/** What each operation lets a caller do, completing “Who can …”. */
export const OPERATION_WORDS: Readonly<Record<Operation, string>> = {
  list: 'list',
  read: 'read',
  create: 'add',
  update: 'change',
  delete: 'delete',
  bulkCreate: 'add many',
  restore: 'restore',
}

export const ALL_OPERATIONS = OPERATIONS

/** Roles that the drawing's sign-in knows. */
export function rolesOf(manifest: Manifest): readonly string[] {
  const auth = manifest.nodes.find(({ kind }) => kind === 'auth')
  if (!auth) return []
  const { roles } = auth.settings
  return Array.isArray(roles) ? roles.map(String) : ['user', 'admin']
}

/** A permission as it is drawn, right or not. */
export interface DrawnPermission {
  readonly name: string
  readonly roles: readonly string[]
}

/** The permissions that a sign-in declares, or a part that keeps organisations apart. */
export function permissionsIn({ settings: { permissions } }: Node): readonly DrawnPermission[] {
  if (!Array.isArray(permissions)) return []
  return permissions.filter(isObject).map(({ name, roles }) => ({
    name: String(name),
    roles: Array.isArray(roles) ? roles.map(String) : [],
  }))
}

/** What whoever registers is where nothing else is drawn: a rule for that is one for all who are signed in. */
const ANYBODY = 'user'

/** Whom rules may name beside owners and members: `role:admin`, `can:issues:write`. */
export function standingRules(manifest: Manifest): readonly string[] {
  const auth = manifest.nodes.find(({ kind }) => kind === 'auth')
  return [
    ...rolesOf(manifest)
      .filter((role) => role !== ANYBODY)
      .map((role) => `role:${role}`),
    ...(auth ? permissionsIn(auth).map(({ name }) => `can:${name}`) : []),
  ]
}

/** Who a rule is for, and the formula of the rows that it holds for. */
export function splitRule(rule: string): { readonly who: string; readonly when: string | null } {
  const [who = '', ...condition] = rule.split(WHEN)
  return { who, when: condition.length > 0 ? condition.join(WHEN) : null }
}

/** A rule is one line. */
export const joinRule = (who: string, when: string): string =>
  `${who}${WHEN}${when.replaceAll(/\s+/g, ' ').trim()}`

export function wordOfRule(rule: string): string {
  if (rule === 'public') return 'Everyone'
  if (rule === 'signedIn') return 'Signed-in'
  if (rule === 'owner') return 'Owner'
  if (rule === 'member') return 'Member'
  const { who, when } = splitRule(rule)
  if (when !== null) return `${wordOfRule(who)} when ${when}`
  if (rule.startsWith('member:can:')) return `Member who may ${rule.slice('member:can:'.length)}`
  if (rule.startsWith('can:')) return `May ${rule.slice('can:'.length)}`
  if (rule.startsWith('member:')) return `Member: ${rule.slice('member:'.length)}`
  return rule.replace(/^role:/, '')
}

/**
 * The rules after one was clicked. “Everyone” and “Signed-in” stand alone, since whoever they let
 * in includes all others; owner and roles stand beside each other. “Member” includes members of every role.
 */
export function toggled(rules: readonly string[], rule: string): readonly string[] {
  if (rules.includes(rule)) return rules.filter((one) => one !== rule)
  if (rule === 'public' || rule === 'signedIn') return [rule]
  const isIncluded = (one: string): boolean =>
    one === 'public' ||
    one === 'signedIn' ||
    (rule === 'member' ? one.startsWith('member:') : rule.startsWith('member:') && one === 'member')
  return [...rules.filter((one) => !isIncluded(one)), rule]
}
