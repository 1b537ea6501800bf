import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { Problem, notFound } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { CreateCommentAnswer, CreateCommentBody, CreateCommentParams } from './schemas.ts'

/** Comment on an article */
export async function createComment(
  request: FastifyRequest<{ Params: CreateCommentParams; Body: CreateCommentBody }>,
  reply: FastifyReply,
): Promise<CreateCommentAnswer> {
  const { db } = request.server
  const { params, body } = request
  const user = signedIn(request.user)

  if (body.comment.body.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'body', message: "can't be blank" }],
    })
  }

  const article = await queries.findArticle(db, params.slug)
  if (article === null) throw new Problem(404, 'not found', { code: 'article' })

  const created = await queries.createComment(db, {
    body: body.comment.body,
    articleId: article.id,
    authorId: user.id,
  })

  const comment = await queries.findComment(db, user.id, created.id)
  if (comment === null) throw notFound('comment')

  reply.code(201)
  return {
    comment: {
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
    },
  }
}
