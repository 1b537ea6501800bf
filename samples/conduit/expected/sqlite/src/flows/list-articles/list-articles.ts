import type { FastifyRequest } from 'fastify'
import * as queries from './queries.ts'
import type { ListArticlesAnswer, ListArticlesQuery } from './schemas.ts'

/** Articles, newest first */
export async function listArticles(
  request: FastifyRequest<{ Querystring: ListArticlesQuery }>,
): Promise<ListArticlesAnswer> {
  const { db } = request.server
  const { query, user } = request

  const articles = {
    rows: await queries.findArticles(
      db,
      query.tag ?? null,
      query.author ?? null,
      query.favorited ?? null,
      user?.id ?? null,
      query.limit,
      query.offset,
    ),
    total: await queries.countArticles(
      db,
      query.tag ?? null,
      query.author ?? null,
      query.favorited ?? null,
    ),
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
