import type { FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { Problem } from '../../http/errors.ts'
import { viewArticle } from '../view-article/view-article.ts'
import * as queries from './queries.ts'
import type { UnfavoriteArticleAnswer, UnfavoriteArticleParams } from './schemas.ts'

/** Take the mark away */
export async function unfavoriteArticle(
  request: FastifyRequest<{ Params: UnfavoriteArticleParams }>,
): Promise<UnfavoriteArticleAnswer> {
  const { db } = request.server
  const { params } = request
  const user = signedIn(request.user)

  const existing = await queries.findExisting(db, params.slug)
  if (existing === null) throw new Problem(404, 'not found', { code: 'article' })

  await queries.unlinkFavoritedBy(db, existing.id, [user.id])
  const article = await viewArticle(db, { slug: existing.slug }, request.user)
  return { article }
}
