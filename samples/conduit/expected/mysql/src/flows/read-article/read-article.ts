import type { FastifyRequest } from 'fastify'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { ReadArticleAnswer, ReadArticleParams } from './schemas.ts'

/** An article */
export async function readArticle(
  request: FastifyRequest<{ Params: ReadArticleParams }>,
): Promise<ReadArticleAnswer> {
  const { db } = request.server
  const { params, user } = request

  const article = await queries.findArticle(db, user?.id ?? null, params.slug)
  if (article === null) throw new Problem(404, 'not found', { code: 'article' })

  return {
    article: {
      slug: article.slug,
      title: article.title,
      description: article.description,
      body: article.body,
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
    },
  }
}
