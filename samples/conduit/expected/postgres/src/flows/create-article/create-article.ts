import type { FastifyReply, FastifyRequest } from 'fastify'
import { shortId } from '../../functions/ids.ts'
import { slug } from '../../functions/slug.ts'
import { slice, unlessBlank } from '../../functions/text.ts'
import { signedIn } from '../../http/access.ts'
import { Problem } from '../../http/errors.ts'
import { viewArticle } from '../view-article/view-article.ts'
import * as queries from './queries.ts'
import type { CreateArticleAnswer, CreateArticleBody } from './schemas.ts'

/** Write an article */
export async function createArticle(
  request: FastifyRequest<{ Body: CreateArticleBody }>,
  reply: FastifyReply,
): Promise<CreateArticleAnswer> {
  const { db } = request.server
  const { body } = request
  const user = signedIn(request.user)

  if (body.article.title.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'title', message: "can't be blank" }],
    })
  }

  if (body.article.description.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'description', message: "can't be blank" }],
    })
  }

  if (body.article.body.trim() === '') {
    throw new Problem(422, 'The request is not valid.', {
      errors: [{ field: 'body', message: "can't be blank" }],
    })
  }

  const slugged = unlessBlank(slice(slug(body.article.title), 0, 200)) ?? shortId()

  const written = await db.transaction(async (tx) => {
    await queries.createTags(
      tx,
      (body.article.tagList ?? []).map((tagName) => ({ name: tagName })),
    )
    const tags = await queries.findTags(tx, body.article.tagList ?? [])
    const titled = await queries.createTitled(tx, {
      slug: slugged,
      title: body.article.title,
      description: body.article.description,
      body: body.article.body,
      authorId: user.id,
    })
    if (titled !== null)
      await queries.linkTags(
        tx,
        titled.id,
        tags.map((one) => one.id),
      )

    if (titled === null) {
      const numbered = await queries.createNumbered(tx, {
        slug: `${slugged}-${shortId()}`,
        title: body.article.title,
        description: body.article.description,
        body: body.article.body,
        authorId: user.id,
      })
      await queries.linkTags(
        tx,
        numbered.id,
        tags.map((one) => one.id),
      )
      return numbered.slug
    }

    return titled.slug
  })

  const article = await viewArticle(db, { slug: written }, request.user)
  reply.code(201)
  return { article }
}
