import { code, lit, type Code } from '@drawbridge/source'
import { readRule } from '../../access.ts'
import { wordsOf } from '../../names/words.ts'

/** A rule that asks who the caller is and nothing of the row: `role:admin`, `can:issues:write`. */
export type Standing = string

/** `caller.role === 'admin'` */
export function has(standing: Standing): Code {
  const { role = '', permission } = readRule(standing)
  return permission === undefined
    ? code`caller.role === ${lit(role)}`
    : code`caller.permissions.includes(${lit(permission)})`
}

/** `caller?.role !== 'admin'` */
export function lacks(standing: Standing, mayBeNobody: boolean): Code {
  const caller = mayBeNobody ? code`caller?` : code`caller`
  const { role = '', permission } = readRule(standing)
  return permission === undefined
    ? code`${caller}.role !== ${lit(role)}`
    : code`!${caller}.permissions.includes(${lit(permission)})`
}

/** `as admin`, `with issues:write` */
export function asOrWith(standing: Standing): string {
  const { role = '', permission } = readRule(standing)
  return permission === undefined ? `as ${role}` : `with ${permission}`
}

/** `Admin`, `IssuesWrite`: within the name of a function. */
export function nameWithin(standing: Standing): string {
  const { role, permission = '' } = readRule(standing)
  return wordsOf(role ?? permission)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
