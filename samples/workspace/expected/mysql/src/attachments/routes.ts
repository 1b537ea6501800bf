import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { attachmentProperties, type Attachment, type AttachmentInput } from './attachment.ts'
import { attachmentIncludes, includeInAttachments, type AttachmentInclude } from './includes.ts'
import * as queries from './queries.ts'
import { checkReferences } from './references.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<AttachmentInclude> = {
  pageSize: 20,
  columns: queries.attachmentFilters,
  fields: Object.keys(attachmentProperties),
  includes: attachmentIncludes,
}

export async function attachmentRoutes(app: FastifyInstance): Promise<void> {
  app.get('/attachments', { schema: schemas.listAttachments }, listAttachments)
  app.get('/attachments/:id', { schema: schemas.readAttachment }, readAttachment)
  app.post('/attachments', { schema: schemas.createAttachment }, createAttachment)
  app.delete('/attachments/:id', { schema: schemas.deleteAttachment }, deleteAttachment)
}

async function listAttachments(request: FastifyRequest): Promise<Page<Partial<Attachment>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listAttachments(db, query, caller)
  await includeInAttachments(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((attachment) => chooseFields(attachment, query)) }
}

async function readAttachment(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Attachment>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const attachment = await queries.readAttachment(db, request.params.id, caller)
  if (!attachment) throw notFound('attachment')
  await includeInAttachments(db, [attachment], query.include, caller)
  return chooseFields(attachment, query)
}

async function createAttachment(
  request: FastifyRequest<{ Body: AttachmentInput }>,
  reply: FastifyReply,
): Promise<Attachment> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const attachment = await queries.createAttachment(db, request.body, caller)
  reply.code(201).header('location', `${request.routeOptions.url}/${attachment.id}`)
  return attachment
}

async function deleteAttachment(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await queries.deleteAttachment(db, request.params.id, caller)
  if (!isDeleted) throw await refusal(db, request.params.id, caller)
  reply.code(204)
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number, caller: Caller): Promise<Problem> {
  const attachment = await queries.readAttachment(db, id, caller)
  return attachment ? notTheirs('attachment') : notFound('attachment')
}
