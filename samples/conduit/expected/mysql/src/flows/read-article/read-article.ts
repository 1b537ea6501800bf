import type { FastifyRequest } from 'fastify'
import { viewArticle } from '../view-article/view-article.ts'
import type { ReadArticleAnswer, ReadArticleParams } from './schemas.ts'

/** An article */
export async function readArticle(
  request: FastifyRequest<{ Params: ReadArticleParams }>,
): Promise<ReadArticleAnswer> {
  const { db } = request.server
  const { params } = request

  const article = await viewArticle(db, { slug: params.slug }, request.user)
  return { article }
}
