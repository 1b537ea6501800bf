import type { FastifyRequest } from 'fastify'
import { viewArticles } from '../view-articles/view-articles.ts'
import type { ListArticlesAnswer, ListArticlesQuery } from './schemas.ts'

/** Articles, newest first */
export async function listArticles(
  request: FastifyRequest<{ Querystring: ListArticlesQuery }>,
): Promise<ListArticlesAnswer> {
  const { db } = request.server
  const { query } = request

  const found = await viewArticles(
    db,
    {
      tag: query.tag ?? null,
      author: query.author ?? null,
      favorited: query.favorited ?? null,
      limit: query.limit,
      offset: query.offset,
    },
    request.user,
  )
  return found
}
