import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { includeInLabels, labelIncludes, type LabelInclude } from './includes.ts'
import { labelProperties, type Label, type LabelInput } from './label.ts'
import * as queries from './queries.ts'
import { checkReferences } from './references.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<LabelInclude> = {
  pageSize: 20,
  columns: queries.labelFilters,
  fields: Object.keys(labelProperties),
  includes: labelIncludes,
}

export async function labelRoutes(app: FastifyInstance): Promise<void> {
  app.get('/labels', { schema: schemas.listLabels }, listLabels)
  app.get('/labels/:id', { schema: schemas.readLabel }, readLabel)
  app.post('/labels', { schema: schemas.createLabel }, createLabel)
  app.delete('/labels/:id', { schema: schemas.deleteLabel }, deleteLabel)
}

async function listLabels(request: FastifyRequest): Promise<Page<Partial<Label>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listLabels(db, query, caller)
  await includeInLabels(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((label) => chooseFields(label, query)) }
}

async function readLabel(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Label>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const label = await queries.readLabel(db, request.params.id, caller)
  if (!label) throw notFound('label')
  await includeInLabels(db, [label], query.include, caller)
  return chooseFields(label, query)
}

async function createLabel(
  request: FastifyRequest<{ Body: LabelInput }>,
  reply: FastifyReply,
): Promise<Label> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const label = await queries.createLabel(db, request.body, caller)
  reply.code(201).header('location', `${request.routeOptions.url}/${label.id}`)
  return label
}

async function deleteLabel(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await queries.deleteLabel(db, request.params.id, caller)
  if (!isDeleted) throw await refusal(db, request.params.id, caller)
  reply.code(204)
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number, caller: Caller): Promise<Problem> {
  const label = await queries.readLabel(db, id, caller)
  return label ? notTheirs('label') : notFound('label')
}
