import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import { signedInRecently } from '../auth/recent-sign-in.ts'
import type { Database } from '../database/client.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { memberProperties, type Member, type MemberChanges } from './member.ts'
import * as queries from './queries.ts'
import { own, ownUnlessLibrarian } from './rules.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<never> = {
  pageSize: 20,
  columns: queries.memberFilters,
  fields: Object.keys(memberProperties),
  includes: [],
}

export async function memberRoutes(app: FastifyInstance): Promise<void> {
  app.get('/members', { schema: schemas.listMembers }, listMembers)
  app.get('/members/:id', { schema: schemas.readMember }, readMember)
  app.patch('/members/:id', { schema: schemas.updateMember }, updateMember)
  app.delete('/members/:id', { schema: schemas.deleteMember }, deleteMember)
}

async function listMembers(request: FastifyRequest): Promise<Page<Partial<Member>>> {
  const { db } = request.server
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listMembers(db, query)
  return { ...page, data: page.data.map((member) => chooseFields(member, query)) }
}

async function readMember(
  request: FastifyRequest<{ Params: { id: string } }>,
): Promise<Partial<Member>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const member = await queries.readMember(db, request.params.id, ownUnlessLibrarian(caller))
  if (!member) throw notFound('member')
  return chooseFields(member, query)
}

async function updateMember(
  request: FastifyRequest<{ Params: { id: string }; Body: MemberChanges }>,
): Promise<Member> {
  const { db } = request.server
  const caller = signedIn(request.user)
  if (request.body.username !== undefined) await signedInRecently(request)
  const member = await queries.updateMember(db, request.params.id, request.body, own(caller))
  if (!member) throw await refusal(db, request.params.id, caller)
  return member
}

async function deleteMember(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const isDeleted = await queries.deleteMember(db, request.params.id)
  if (!isDeleted) throw notFound('member')
  reply.code(204)
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: string, caller: Caller): Promise<Problem> {
  const member = await queries.readMember(db, id, ownUnlessLibrarian(caller))
  return member ? notTheirs('member') : notFound('member')
}
