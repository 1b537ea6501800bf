import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import {
  commentProperties,
  type Comment,
  type CommentChanges,
  type CommentInput,
} from './comment.ts'
import { commentIncludes, includeInComments, type CommentInclude } from './includes.ts'
import * as queries from './queries.ts'
import { checkReferences } from './references.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<CommentInclude> = {
  pageSize: 20,
  columns: queries.commentFilters,
  fields: Object.keys(commentProperties),
  includes: commentIncludes,
}

export async function commentRoutes(app: FastifyInstance): Promise<void> {
  app.get('/comments', { schema: schemas.listComments }, listComments)
  app.get('/comments/:id', { schema: schemas.readComment }, readComment)
  app.post('/comments', { schema: schemas.createComment }, createComment)
  app.patch('/comments/:id', { schema: schemas.updateComment }, updateComment)
  app.delete('/comments/:id', { schema: schemas.deleteComment }, deleteComment)
}

async function listComments(request: FastifyRequest): Promise<Page<Partial<Comment>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listComments(db, query, caller)
  await includeInComments(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((comment) => chooseFields(comment, query)) }
}

async function readComment(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Comment>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const comment = await queries.readComment(db, request.params.id, caller)
  if (!comment) throw notFound('comment')
  await includeInComments(db, [comment], query.include, caller)
  return chooseFields(comment, query)
}

async function createComment(
  request: FastifyRequest<{ Body: CommentInput }>,
  reply: FastifyReply,
): Promise<Comment> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const comment = await queries.createComment(db, request.body, caller)
  reply.code(201).header('location', `${request.routeOptions.url}/${comment.id}`)
  return comment
}

async function updateComment(
  request: FastifyRequest<{ Params: { id: number }; Body: CommentChanges }>,
): Promise<Comment> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const comment = await queries.updateComment(db, request.params.id, request.body, caller)
  if (!comment) throw await refusal(db, request.params.id, caller)
  return comment
}

async function deleteComment(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await queries.deleteComment(db, request.params.id, caller)
  if (!isDeleted) throw await refusal(db, request.params.id, caller)
  reply.code(204)
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number, caller: Caller): Promise<Problem> {
  const comment = await queries.readComment(db, id, caller)
  return comment ? notTheirs('comment') : notFound('comment')
}
