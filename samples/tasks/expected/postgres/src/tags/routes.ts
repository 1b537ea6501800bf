import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Page } from '../http/cursor.ts'
import { notFound } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import * as queries from './queries.ts'
import * as schemas from './schemas.ts'
import { tagProperties, type Tag, type TagChanges, type TagInput } from './tag.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<never> = {
  pageSize: 20,
  columns: queries.tagFilters,
  fields: Object.keys(tagProperties),
  includes: [],
}

export async function tagRoutes(app: FastifyInstance): Promise<void> {
  app.get('/tags', { schema: schemas.listTags }, listTags)
  app.get('/tags/:id', { schema: schemas.readTag }, readTag)
  app.post('/tags', { schema: schemas.createTag }, createTag)
  app.patch('/tags/:id', { schema: schemas.updateTag }, updateTag)
  app.delete('/tags/:id', { schema: schemas.deleteTag }, deleteTag)
}

async function listTags(request: FastifyRequest): Promise<Page<Partial<Tag>>> {
  const { db } = request.server
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listTags(db, query)
  return { ...page, data: page.data.map((tag) => chooseFields(tag, query)) }
}

async function readTag(request: FastifyRequest<{ Params: { id: number } }>): Promise<Partial<Tag>> {
  const { db } = request.server
  const query = readRowQuery(request.query, OPTIONS)
  const tag = await queries.readTag(db, request.params.id)
  if (!tag) throw notFound('tag')
  return chooseFields(tag, query)
}

async function createTag(
  request: FastifyRequest<{ Body: TagInput }>,
  reply: FastifyReply,
): Promise<Tag> {
  const { db } = request.server
  const tag = await queries.createTag(db, request.body)
  reply.code(201).header('location', `${request.routeOptions.url}/${tag.id}`)
  return tag
}

async function updateTag(
  request: FastifyRequest<{ Params: { id: number }; Body: TagChanges }>,
): Promise<Tag> {
  const { db } = request.server
  const tag = await queries.updateTag(db, request.params.id, request.body)
  if (!tag) throw notFound('tag')
  return tag
}

async function deleteTag(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const isDeleted = await queries.deleteTag(db, request.params.id)
  if (!isDeleted) throw notFound('tag')
  reply.code(204)
}
