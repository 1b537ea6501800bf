import type { FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { Problem } from '../../http/errors.ts'
import { viewArticle } from '../view-article/view-article.ts'
import * as queries from './queries.ts'
import type { FavoriteArticleAnswer, FavoriteArticleParams } from './schemas.ts'

/** Mark an article as a favourite */
export async function favoriteArticle(
  request: FastifyRequest<{ Params: FavoriteArticleParams }>,
): Promise<FavoriteArticleAnswer> {
  const { db } = request.server
  const { params } = request
  const user = signedIn(request.user)

  const existing = await queries.findExisting(db, params.slug)
  if (existing === null) throw new Problem(404, 'not found', { code: 'article' })

  await queries.linkFavoritedBy(db, existing.id, [user.id])
  const article = await viewArticle(db, { slug: existing.slug }, request.user)
  return { article }
}
