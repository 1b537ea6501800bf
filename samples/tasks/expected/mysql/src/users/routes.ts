import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import { signedInRecently } from '../auth/recent-sign-in.ts'
import type { Database } from '../database/client.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import * as queries from './queries.ts'
import { own, ownUnlessAdmin } from './rules.ts'
import * as schemas from './schemas.ts'
import { userProperties, type User, type UserChanges } from './user.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<never> = {
  pageSize: 20,
  columns: queries.userFilters,
  fields: Object.keys(userProperties),
  includes: [],
}

export async function userRoutes(app: FastifyInstance): Promise<void> {
  app.get('/users', { schema: schemas.listUsers }, listUsers)
  app.get('/users/:id', { schema: schemas.readUser }, readUser)
  app.patch('/users/:id', { schema: schemas.updateUser }, updateUser)
  app.delete('/users/:id', { schema: schemas.deleteUser }, deleteUser)
}

async function listUsers(request: FastifyRequest): Promise<Page<Partial<User>>> {
  const { db } = request.server
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listUsers(db, query)
  return { ...page, data: page.data.map((user) => chooseFields(user, query)) }
}

async function readUser(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<User>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const user = await queries.readUser(db, request.params.id, ownUnlessAdmin(caller))
  if (!user) throw notFound('user')
  return chooseFields(user, query)
}

async function updateUser(
  request: FastifyRequest<{ Params: { id: number }; Body: UserChanges }>,
): Promise<User> {
  const { db } = request.server
  const caller = signedIn(request.user)
  if (request.body.email !== undefined) await signedInRecently(request)
  const user = await queries.updateUser(db, request.params.id, request.body, own(caller))
  if (!user) throw await refusal(db, request.params.id, caller)
  return user
}

async function deleteUser(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const isDeleted = await queries.deleteUser(db, request.params.id)
  if (!isDeleted) throw notFound('user')
  request.server.callers.forgetAll()
  reply.code(204)
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number, caller: Caller): Promise<Problem> {
  const user = await queries.readUser(db, id, ownUnlessAdmin(caller))
  return user ? notTheirs('user') : notFound('user')
}
