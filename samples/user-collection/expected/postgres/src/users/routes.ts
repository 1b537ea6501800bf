import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signedInRecently } from '../auth/recent-sign-in.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import * as queries from './queries.ts'
import { ownUnlessAdmin } from './rules.ts'
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
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listUsers(db, query, ownUnlessAdmin(caller))
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
  const user = await queries.updateUser(db, request.params.id, request.body, ownUnlessAdmin(caller))
  if (!user) throw notFound('user')
  return user
}

async function deleteUser(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await queries.deleteUser(db, request.params.id, ownUnlessAdmin(caller))
  if (!isDeleted) throw notFound('user')
  request.server.callers.forgetAll()
  reply.code(204)
}
