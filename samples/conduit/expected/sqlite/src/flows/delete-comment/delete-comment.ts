import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { DeleteCommentParams } from './schemas.ts'

/** Delete a comment */
export async function deleteComment(
  request: FastifyRequest<{ Params: DeleteCommentParams }>,
  reply: FastifyReply,
): Promise<undefined> {
  const { db } = request.server
  const { params } = request
  const user = signedIn(request.user)

  const article = await queries.findArticle(db, params.slug)
  if (article === null) throw new Problem(404, 'not found', { code: 'article' })

  const comment = await queries.findComment(db, params.id, article.id)
  if (comment === null) throw new Problem(404, 'not found', { code: 'comment' })

  if (comment.authorId !== user.id) {
    throw new Problem(403, 'forbidden', { code: 'comment' })
  }

  await queries.deleteComment(db, comment.id)

  reply.code(204)
  return undefined
}
