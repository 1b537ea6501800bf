import { Type, type Static } from 'typebox'

/** The ready-made operations that an api offers over a table. */
export const OPERATIONS = [
  'list',
  'read',
  'create',
  'update',
  'delete',
  'bulkCreate',
  'restore',
] as const
export type Operation = (typeof OPERATIONS)[number]

/** How the name of a permission is written: `publish`, `issues:write`. */
export const PERMISSION = '[a-z][a-zA-Z0-9]{0,29}(:[a-z][a-zA-Z0-9]{0,29})?'

/**
 * Who may do it; a caller who meets one rule of the list may. `role:<name>` names a role of the auth
 * part, `can:<permission>` whoever has a role that may; `member`, `member:<role>` and
 * `member:can:<permission>` are those of the organisation that the row belongs to. What stands behind ` when ` is a formula over `row` (and `user`, who is signed in): only rows for which
 * it holds are reached. An operation that is absent is not offered; one with an empty list is an error.
 */
export const Access = Type.Array(
  Type.String({
    title: 'Rule',
    pattern: `^(public|signedIn|owner|(role|member):[a-z][a-zA-Z0-9_]{0,39}|member|(member:)?can:${PERMISSION})( when [^\\n\\r]{1,2000})?$`,
    description:
      'public, signedIn, owner, role:<name>, can:<permission>, member, member:<role> or member:can:<permission>, and behind “ when ” a condition',
  }),
  { title: 'Who', minItems: 1, maxItems: 20 },
)
export type Access = Static<typeof Access>

/** Who may read or write one field of a row, beyond who may do so with the row. */
export const FieldRule = (title: string, description: string) =>
  Type.Array(
    Type.String({
      title: 'Rule',
      pattern: `^(signedIn|owner|role:[a-z][a-zA-Z0-9_]{0,39}|can:${PERMISSION})$`,
      description: 'signedIn, owner, role:<name> or can:<permission>',
    }),
    { title, description, minItems: 1, maxItems: 20 },
  )

/** A rule, taken apart. */
export interface Rule {
  readonly who: 'public' | 'signedIn' | 'owner' | 'role' | 'permission'
  /** Of `role:<name>`. */
  readonly role?: string
  /** Of `can:<permission>`. */
  readonly permission?: string
  /** The formula of its condition. */
  readonly when?: string
}

/** Of a table's rule as it is in the model, where none is for members any more. */
export function readRule(rule: string): Rule {
  const at = rule.indexOf(' when ')
  const [who, when] = at < 0 ? [rule] : [rule.slice(0, at), rule.slice(at + ' when '.length)]
  const condition = when === undefined ? {} : { when }
  if (who === 'public' || who === 'signedIn' || who === 'owner') return { who, ...condition }
  if (who.startsWith('can:'))
    return { who: 'permission', permission: who.slice('can:'.length), ...condition }
  return { who: 'role', role: who.slice('role:'.length), ...condition }
}

/** The rules that a condition narrows. */
export function withCondition(access: Access): readonly (Rule & { readonly when: string })[] {
  return access
    .map(readRule)
    .filter((rule): rule is Rule & { when: string } => rule.when !== undefined)
}

export function hasConditions(access: Access): boolean {
  return access.some((rule) => readRule(rule).when !== undefined)
}

/** Who may do it, whichever the rows are. */
export function callersOf(access: Access): Access {
  return [...new Set(access.map((rule) => rule.replace(/ when .*/, '')))]
}
