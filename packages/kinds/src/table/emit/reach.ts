import { readRule, withCondition, type Access } from '../../access.ts'
import { nameWithin, type Standing } from './standing.ts'

/** Whose rows an operation reaches: everyone's, or the caller's own unless they have a role or a permission. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly unless: readonly Standing[] }
  /** Those that a function of `rules.ts` tells, by the rules of this access. */
  | { readonly kind: 'some'; readonly access: Access; readonly forNobody: boolean }

export const ALL: Reach = { kind: 'all' }

export function reachOf(access: Access): Reach {
  if (access.includes('public')) return ALL
  const conditions = withCondition(access)
  const forNobody = conditions.some(({ who }) => who === 'public')
  if (access.includes('signedIn') && !forNobody) return ALL
  if (conditions.length > 0) return { kind: 'some', access, forNobody }
  return access.includes('owner') ? { kind: 'own', unless: standingsOf(access) } : ALL
}

/** The roles and permissions with which one may do it whatever the row is. */
export function standingsOf(access: Access): readonly Standing[] {
  return access.filter((rule) => {
    const { who, when } = readRule(rule)
    return (who === 'role' || who === 'permission') && when === undefined
  })
}

/** Whether all who meet the one rule meet the other as well, whichever row it is about. */
export function covers(wide: Access, narrow: Access): boolean {
  if (wide.includes('public')) return true
  if (wide.includes('signedIn')) return needsCaller(narrow)
  const standings = standingsOf(wide)
  return narrow.every((rule) => standings.includes(rule.replace(/ when .*/s, '')))
}

export function needsCaller(access: Access): boolean {
  return !access.some((rule) => readRule(rule).who === 'public')
}

/** `own`, `ownUnlessAdmin`: the function of `rules.ts` for such a reach. */
export function ruleName(unless: readonly Standing[]): string {
  return unless.length === 0 ? 'own' : `ownUnless${unless.map(nameWithin).join('Or')}`
}
