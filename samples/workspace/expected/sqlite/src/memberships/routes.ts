import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { noteMemberLeft } from '../flows/note-member-left/note-member-left.ts'
import { noteRoleChanged } from '../flows/note-role-changed/note-role-changed.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { includeInMemberships, membershipIncludes, type MembershipInclude } from './includes.ts'
import {
  membershipColumns,
  membershipProperties,
  type Membership,
  type MembershipChanges,
  type MembershipRow,
} from './membership.ts'
import * as queries from './queries.ts'
import { checkReferences } from './references.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<MembershipInclude> = {
  pageSize: 20,
  columns: queries.membershipFilters,
  fields: Object.keys(membershipProperties),
  includes: membershipIncludes,
}

export async function membershipRoutes(app: FastifyInstance): Promise<void> {
  app.get('/memberships', { schema: schemas.listMemberships }, listMemberships)
  app.get('/memberships/:id', { schema: schemas.readMembership }, readMembership)
  app.patch('/memberships/:id', { schema: schemas.updateMembership }, updateMembership)
  app.delete('/memberships/:id', { schema: schemas.deleteMembership }, deleteMembership)
}

async function listMemberships(request: FastifyRequest): Promise<Page<Partial<Membership>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listMemberships(db, query, caller)
  await includeInMemberships(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((membership) => chooseFields(membership, query)) }
}

async function readMembership(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Membership>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const membership = await queries.readMembership(db, request.params.id, caller)
  if (!membership) throw notFound('membership')
  await includeInMemberships(db, [membership], query.include, caller)
  return chooseFields(membership, query)
}

async function updateMembership(
  request: FastifyRequest<{ Params: { id: number }; Body: MembershipChanges }>,
): Promise<Membership> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const membership = await db.transaction(async (tx) => {
    const before = await readBefore(tx, request.params.id)
    const membership = await queries.updateMembership(tx, request.params.id, request.body, caller)
    if (before && membership) {
      await noteRoleChanged(tx, { row: membership, before, user: request.user })
    }
    return membership
  })
  if (!membership) throw await refusal(db, request.params.id, caller)
  return membership
}

async function deleteMembership(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await db.transaction(async (tx) => {
    const before = await readBefore(tx, request.params.id)
    const isDeleted = await queries.deleteMembership(tx, request.params.id, caller)
    if (before && isDeleted) {
      await noteMemberLeft(tx, { row: before, user: request.user })
    }
    return isDeleted
  })
  if (!isDeleted) throw await refusal(db, request.params.id, caller)
  reply.code(204)
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number, caller: Caller): Promise<Problem> {
  const membership = await queries.readMembership(db, id, caller)
  return membership ? notTheirs('membership') : notFound('membership')
}

const BEFORE = `SELECT ${membershipColumns} FROM memberships WHERE memberships.id = ?`

/** A row as it is before it is changed or gone. */
async function readBefore(db: Database, id: number): Promise<Membership | undefined> {
  return db.get<MembershipRow>(BEFORE, [id])
}
