import type { FastifyRequest } from 'fastify'
import * as queries from './queries.ts'
import type { ListTagsAnswer } from './schemas.ts'

/** All tags */
export async function listTags(request: FastifyRequest): Promise<ListTagsAnswer> {
  const { db } = request.server

  const tags = await queries.findTags(db)
  return { tags: tags.map((tag) => tag.name) }
}
