import type { Caller } from '../auth/caller.ts'
import type { Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import type { Param } from '../database/values.ts'
import { Problem, type FieldError } from '../http/errors.ts'
import type { Article, ArticleInput } from './article.ts'

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
 * Who reaches an article: anybody where `row.published`; its owner; an admin; whoever has
 * `articles:rate` where `row.rating == null || row.rating >= 2.5`.
 */
export function readable(caller: Caller | null, params: Param[]): string {
  if (caller === null) return ' AND articles.published'
  if (caller.role === 'admin') return ''
  if (caller.permissions.includes('articles:rate'))
    return ` AND (articles.published
    OR articles.owner_id = ${bind(params, caller.id)}
    OR articles.rating IS NULL
    OR articles.rating >= 2.5)`
  return ` AND (articles.published OR articles.owner_id = ${bind(params, caller.id)})`
}

/**
 * Who reaches an article: its owner where `!row.published`; whoever has `articles:publish` where
 * `row.published`.
 */
export function changeable(caller: Caller, params: Param[]): string {
  if (caller.permissions.includes('articles:publish'))
    return ` AND ((articles.owner_id = ${bind(params, caller.id)} AND NOT articles.published)
    OR articles.published)`
  return ` AND articles.owner_id = ${bind(params, caller.id)} AND NOT articles.published`
}

/** Leaves out what the caller may not read: `notes` is for its owner; an editor. */
export function withhold(articles: readonly Article[], caller: Caller | null): void {
  for (const article of articles) {
    if (article.ownerId !== caller?.id && caller?.role !== 'editor') delete article.notes
  }
}

/** What the caller may filter and sort articles by: not by what they can't read in every one. */
export function askable(columns: Columns, caller: Caller | null): Columns {
  const kept = new Map(Object.entries(columns))
  if (caller?.role !== 'editor') kept.delete('notes')
  return Object.fromEntries(kept)
}

/**
 * Refuses what is not for the caller to write: `rating` is for whoever has `articles:rate`; an
 * admin, `notes` is for its owner.
 */
export function checkWritable(
  input: Partial<ArticleInput>,
  caller: Caller | null,
  isOwner: boolean,
): void {
  const errors: FieldError[] = []
  if (
    input.rating !== undefined &&
    !caller?.permissions.includes('articles:rate') &&
    caller?.role !== 'admin'
  )
    errors.push({ field: 'rating', message: 'is not yours to write' })
  if (input.notes !== undefined && !isOwner)
    errors.push({ field: 'notes', message: 'is not yours to write' })
  if (errors.length > 0) throw new Problem(403, 'You may not write all of this.', { errors })
}
