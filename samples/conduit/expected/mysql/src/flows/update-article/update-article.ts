import type { FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { Problem, notFound } from '../../http/errors.ts'
import { viewArticle } from '../view-article/view-article.ts'
import * as queries from './queries.ts'
import type { UpdateArticleAnswer, UpdateArticleBody, UpdateArticleParams } from './schemas.ts'

/** Change an article */
export async function updateArticle(
  request: FastifyRequest<{ Params: UpdateArticleParams; Body: UpdateArticleBody }>,
): Promise<UpdateArticleAnswer> {
  const { db } = request.server
  const { params, body } = request
  const user = signedIn(request.user)

  if (body.article.title !== undefined && body.article.title.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'title', message: "can't be blank" }],
    })
  }

  if (body.article.description !== undefined && body.article.description.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'description', message: "can't be blank" }],
    })
  }

  if (body.article.body !== undefined && body.article.body.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'body', message: "can't be blank" }],
    })
  }

  const existing = await queries.findExisting(db, params.slug)
  if (existing === null) throw new Problem(404, 'not found', { code: 'article' })

  if (existing.authorId !== user.id) {
    throw new Problem(403, 'forbidden', { code: 'article' })
  }

  await db.transaction(async (tx) => {
    const changes = await queries.updateArticle(
      tx,
      { title: body.article.title, description: body.article.description, body: body.article.body },
      existing.id,
    )
    if (changes === 0) throw notFound('article')

    if (body.article.tagList !== undefined) {
      const tagged = await queries.findTagged(tx, existing.id)
      if (tagged === null) throw notFound('article')

      await queries.unlinkTags(
        tx,
        existing.id,
        tagged.tags.map((one) => one.id),
      )
      await queries.createTags(
        tx,
        body.article.tagList.map((tagName) => ({ name: tagName })),
      )
      const tags = await queries.findTags(tx, body.article.tagList)
      await queries.linkTags(
        tx,
        existing.id,
        tags.map((one) => one.id),
      )
    }
  })

  const article = await viewArticle(db, { slug: existing.slug }, request.user)
  return { article }
}
