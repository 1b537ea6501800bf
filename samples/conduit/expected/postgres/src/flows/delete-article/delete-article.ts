import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { DeleteArticleParams } from './schemas.ts'

/** Delete an article */
export async function deleteArticle(
  request: FastifyRequest<{ Params: DeleteArticleParams }>,
  reply: FastifyReply,
): Promise<undefined> {
  const { db } = request.server
  const { params } = request
  const user = signedIn(request.user)

  const existing = await queries.findExisting(db, params.slug)
  if (existing === null) throw new Problem(404, 'not found', { code: 'article' })

  if (existing.authorId !== user.id) {
    throw new Problem(403, 'forbidden', { code: 'article' })
  }

  await queries.deleteArticle(db, existing.id)

  reply.code(204)
  return undefined
}
