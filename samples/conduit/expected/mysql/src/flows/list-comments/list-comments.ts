import type { FastifyRequest } from 'fastify'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { ListCommentsAnswer, ListCommentsParams } from './schemas.ts'

/** Comments on an article */
export async function listComments(
  request: FastifyRequest<{ Params: ListCommentsParams }>,
): Promise<ListCommentsAnswer> {
  const { db } = request.server
  const { params, user } = request

  const article = await queries.findArticle(db, params.slug)
  if (article === null) throw new Problem(404, 'not found', { code: 'article' })

  const comments = await queries.findComments(db, user?.id ?? null, article.id)
  return {
    comments: comments.map((comment) => ({
      id: comment.id,
      createdAt: comment.createdAt,
      updatedAt: comment.updatedAt,
      body: comment.body,
      author: {
        username: comment.username,
        bio: comment.bio,
        image: comment.image,
        following: comment.following,
      },
    })),
  }
}
