import type { FastifyRequest } from 'fastify'
import { viewArticles } from '../view-articles/view-articles.ts'
import type { ReadFeedAnswer, ReadFeedQuery } from './schemas.ts'

/** Articles of the people that the caller follows */
export async function readFeed(
  request: FastifyRequest<{ Querystring: ReadFeedQuery }>,
): Promise<ReadFeedAnswer> {
  const { db } = request.server
  const { query } = request

  const found = await viewArticles(
    db,
    { followed: true, limit: query.limit, offset: query.offset },
    request.user,
  )
  return found
}
