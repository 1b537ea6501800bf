import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import {
  articleProperties,
  type Article,
  type ArticleChanges,
  type ArticleInput,
} from './article.ts'
import { articleIncludes, includeInArticles, type ArticleInclude } from './includes.ts'
import * as queries from './queries.ts'
import { checkReferences } from './references.ts'
import { askable, checkWritable, own, withhold } from './rules.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<ArticleInclude> = {
  pageSize: 20,
  columns: queries.articleFilters,
  fields: Object.keys(articleProperties),
  includes: articleIncludes,
}

export async function articleRoutes(app: FastifyInstance): Promise<void> {
  app.get('/articles', { schema: schemas.listArticles }, listArticles)
  app.get('/articles/:id', { schema: schemas.readArticle }, readArticle)
  app.post('/articles', { schema: schemas.createArticle }, createArticle)
  app.patch('/articles/:id', { schema: schemas.updateArticle }, updateArticle)
  app.delete('/articles/:id', { schema: schemas.deleteArticle }, deleteArticle)
}

async function listArticles(request: FastifyRequest): Promise<Page<Partial<Article>>> {
  const { db } = request.server
  const caller = request.user
  const query = readListQuery(request.query, {
    ...OPTIONS,
    columns: askable(OPTIONS.columns, caller),
  })
  const page = await queries.listArticles(db, query, caller)
  withhold(page.data, caller)
  await includeInArticles(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((article) => chooseFields(article, query)) }
}

async function readArticle(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Article>> {
  const { db } = request.server
  const caller = request.user
  const query = readRowQuery(request.query, OPTIONS)
  const article = await queries.readArticle(db, request.params.id, caller)
  if (!article) throw notFound('article')
  withhold([article], caller)
  await includeInArticles(db, [article], query.include, caller)
  return chooseFields(article, query)
}

async function createArticle(
  request: FastifyRequest<{ Body: ArticleInput }>,
  reply: FastifyReply,
): Promise<Article> {
  const { db } = request.server
  const caller = signedIn(request.user)
  checkWritable(request.body, caller, true)
  await checkReferences(db, [request.body], caller)
  const article = await queries.createArticle(db, request.body, caller.id, caller)
  reply.code(201).header('location', `${request.routeOptions.url}/${article.id}`)
  withhold([article], caller)
  return article
}

async function updateArticle(
  request: FastifyRequest<{ Params: { id: number }; Body: ArticleChanges }>,
): Promise<Article> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isOwner = await queries.isOwned(db, request.params.id, caller.id)
  checkWritable(request.body, caller, isOwner)
  await checkReferences(db, [request.body], caller)
  const article = await queries.updateArticle(db, request.params.id, request.body, caller)
  if (!article) throw await refusal(db, request.params.id, caller)
  withhold([article], caller)
  return article
}

async function deleteArticle(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await queries.deleteArticle(db, request.params.id, own(caller))
  if (!isDeleted) throw await refusal(db, request.params.id, caller)
  reply.code(204)
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number, caller: Caller): Promise<Problem> {
  const article = await queries.readArticle(db, id, caller)
  return article ? notTheirs('article') : notFound('article')
}
