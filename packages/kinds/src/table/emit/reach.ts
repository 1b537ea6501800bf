import { wordsOf } from '../../names/words.ts'
import { readRule, withCondition, type Access } from '../../access.ts'

/** Whose rows an operation reaches: everyone's, or the caller's own unless they have a role. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly unless: readonly string[] }
  /** Those that a function of `rules.ts` tells, by the rules of this access. */
  | { readonly kind: 'some'; readonly access: Access; readonly forNobody: boolean }

export const ALL: Reach = { kind: 'all' }

export function reachOf(access: Access): Reach {
  if (access.includes('public')) return ALL
  const conditions = withCondition(access)
  const forNobody = conditions.some(({ who }) => who === 'public')
  if (access.includes('signedIn') && !forNobody) return ALL
  if (conditions.length > 0) return { kind: 'some', access, forNobody }
  return access.includes('owner') ? { kind: 'own', unless: rolesOf(access) } : ALL
}

/** Names of the roles that may do it whatever the row is. */
export function rolesOf(access: Access): readonly string[] {
  return access.flatMap((rule) => {
    const { who, role, when } = readRule(rule)
    return who === 'role' && role !== undefined && when === undefined ? [role] : []
  })
}

/** Whether all who meet the one rule meet the other as well, whichever row it is about. */
export function covers(wide: Access, narrow: Access): boolean {
  if (wide.includes('public')) return true
  if (wide.includes('signedIn')) return needsCaller(narrow)
  const roles = rolesOf(wide)
  return narrow.every((rule) => roles.includes(readRule(rule).role ?? ''))
}

export function needsCaller(access: Access): boolean {
  return !access.some((rule) => readRule(rule).who === 'public')
}

/** `own`, `ownUnlessAdmin`: the function of `rules.ts` for such a reach. */
export function ruleName(unless: readonly string[]): string {
  const roles = unless.map((role) =>
    wordsOf(role)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
  )
  return roles.length === 0 ? 'own' : `ownUnless${roles.join('Or')}`
}
