import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'

/** The caller reaches only articles of their own. */
export function own(caller: Caller): number {
  return caller.id
}

/** Who reaches an article: anybody where `row.published`; its owner; an admin. */
export function listable(caller: Caller | null, params: Param[]): string {
  if (caller === null) return ' AND articles.published'
  if (caller.role === 'admin') return ''
  return ` AND (articles.published OR articles.owner_id = ${bind(params, caller.id)})`
}

/**
 * Who reaches an article: anybody where `row.published`; its owner; an admin; an editor where
 * `row.rating == null || row.rating >= 2.5`.
 */
export function readable(caller: Caller | null, params: Param[]): string {
  if (caller === null) return ' AND articles.published'
  if (caller.role === 'admin') return ''
  if (caller.role === 'editor')
    return ` AND (articles.published
    OR articles.owner_id = ${bind(params, caller.id)}
    OR articles.rating IS NULL
    OR articles.rating >= 25)`
  return ` AND (articles.published OR articles.owner_id = ${bind(params, caller.id)})`
}

/** Who reaches an article: its owner where `!row.published`; an editor where `row.published`. */
export function changeable(caller: Caller, params: Param[]): string {
  if (caller.role === 'editor')
    return ` AND ((articles.owner_id = ${bind(params, caller.id)} AND NOT articles.published)
    OR articles.published)`
  return ` AND articles.owner_id = ${bind(params, caller.id)} AND NOT articles.published`
}
