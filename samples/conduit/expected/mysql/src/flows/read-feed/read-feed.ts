import type { FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import * as queries from './queries.ts'
import type { ReadFeedAnswer, ReadFeedQuery } from './schemas.ts'

/** Articles of the people that the caller follows */
export async function readFeed(
  request: FastifyRequest<{ Querystring: ReadFeedQuery }>,
): Promise<ReadFeedAnswer> {
  const { db } = request.server
  const { query } = request
  const user = signedIn(request.user)

  const articles = {
    rows: await queries.findArticles(db, user.id, query.limit, query.offset),
    total: await queries.countArticles(db, user.id),
  }
  return {
    articles: articles.rows.map((article) => ({
      slug: article.slug,
      title: article.title,
      description: article.description,
      tagList: article.tags.map((tag) => tag.name),
      createdAt: article.createdAt,
      updatedAt: article.updatedAt,
      favorited: article.favorited,
      favoritesCount: article.favoritesCount,
      author: {
        username: article.username,
        bio: article.bio,
        image: article.image,
        following: article.following,
      },
    })),
    articlesCount: articles.total,
  }
}
