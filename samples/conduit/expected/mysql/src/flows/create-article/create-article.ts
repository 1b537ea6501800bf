import type { FastifyReply, FastifyRequest } from 'fastify'
import { shortId } from '../../functions/ids.ts'
import { slug } from '../../functions/slug.ts'
import { slice, unlessBlank } from '../../functions/text.ts'
import { signedIn } from '../../http/access.ts'
import { Problem } from '../../http/errors.ts'
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
    const tags: number[] = []
    for (const tagName of [...new Set(body.article.tagList ?? [])]) {
      const tag = await queries.upsertTag(tx, { name: tagName })
      tags.push(tag.id)
    }

    const titled = await queries.createTitled(tx, {
      slug: slugged,
      title: body.article.title,
      description: body.article.description,
      body: body.article.body,
      authorId: user.id,
    })
    if (titled !== null) await queries.linkTags(tx, titled.id, tags)

    if (titled === null) {
      const numbered = await queries.createNumbered(tx, {
        slug: `${slugged}-${shortId()}`,
        title: body.article.title,
        description: body.article.description,
        body: body.article.body,
        authorId: user.id,
      })
      await queries.linkTags(tx, numbered.id, tags)
      return numbered.id
    }

    return titled.id
  })

  const article = await queries.findArticle(db, user.id, written)
  if (article === null) throw new Problem(404, 'not found', { code: 'article' })

  reply.code(201)
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
