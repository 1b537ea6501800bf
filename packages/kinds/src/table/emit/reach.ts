import { wordsOf } from '../../names/words.ts'
import type { Access } from '../../access.ts'

/** Whose rows an operation reaches: everyone's, or the caller's own unless they have a role. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly unless: readonly string[] }

export const ALL: Reach = { kind: 'all' }

export function reachOf(access: Access): Reach {
  if (!access.includes('owner')) return ALL
  if (access.includes('public') || access.includes('signedIn')) return ALL
  return { kind: 'own', unless: rolesOf(access) }
}

/** Names of the roles that an access rule mentions. */
export function rolesOf(access: Access): readonly string[] {
  return access.flatMap((rule) => (rule.startsWith('role:') ? [rule.slice('role:'.length)] : []))
}

/** Whether all who meet the one rule meet the other as well, whichever row it is about. */
export function covers(wide: Access, narrow: Access): boolean {
  if (wide.includes('public')) return true
  if (wide.includes('signedIn')) return !narrow.includes('public')
  return narrow.every((rule) => rule.startsWith('role:') && wide.includes(rule))
}

export function needsCaller(access: Access): boolean {
  return !access.includes('public')
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
