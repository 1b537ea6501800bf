import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { includeInTasks, taskIncludes, type TaskInclude } from './includes.ts'
import * as queries from './queries.ts'
import { checkReferences } from './references.ts'
import * as schemas from './schemas.ts'
import { taskProperties, type Task, type TaskChanges, type TaskInput } from './task.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<TaskInclude> = {
  pageSize: 20,
  columns: queries.taskFilters,
  fields: Object.keys(taskProperties),
  includes: taskIncludes,
}

export async function taskRoutes(app: FastifyInstance): Promise<void> {
  app.get('/tasks', { schema: schemas.listTasks }, listTasks)
  app.get('/tasks/:id', { schema: schemas.readTask }, readTask)
  app.post('/tasks', { schema: schemas.createTask }, createTask)
  app.post('/tasks/bulk', { schema: schemas.createTasks }, createTasks)
  app.patch('/tasks/:id', { schema: schemas.updateTask }, updateTask)
  app.delete('/tasks/:id', { schema: schemas.deleteTask }, deleteTask)
  app.post('/tasks/:id/restore', { schema: schemas.restoreTask }, restoreTask)
}

async function listTasks(request: FastifyRequest): Promise<Page<Partial<Task>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listTasks(db, query, caller)
  await includeInTasks(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((task) => chooseFields(task, query)) }
}

async function readTask(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Task>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const task = await queries.readTask(db, request.params.id, caller)
  if (!task) throw notFound('task')
  await includeInTasks(db, [task], query.include, caller)
  return chooseFields(task, query)
}

async function createTask(
  request: FastifyRequest<{ Body: TaskInput }>,
  reply: FastifyReply,
): Promise<Task> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const task = await queries.createTask(db, request.body, caller)
  reply.code(201).header('location', `${request.routeOptions.url}/${task.id}`)
  return task
}

async function createTasks(
  request: FastifyRequest<{ Body: { items: TaskInput[] } }>,
  reply: FastifyReply,
): Promise<{ data: Task[] }> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, request.body.items, caller)
  const data = await queries.createTasks(db, request.body.items, caller)
  reply.code(201)
  return { data }
}

async function updateTask(
  request: FastifyRequest<{ Params: { id: number }; Body: TaskChanges }>,
): Promise<Task> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const task = await queries.updateTask(db, request.params.id, request.body, caller)
  if (!task) throw notFound('task')
  return task
}

async function deleteTask(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await queries.deleteTask(db, request.params.id, caller)
  if (!isDeleted) throw await refusal(db, request.params.id, caller)
  reply.code(204)
}

async function restoreTask(request: FastifyRequest<{ Params: { id: number } }>): Promise<Task> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const task = await queries.restoreTask(db, request.params.id, caller)
  if (!task) throw notFound('deleted task')
  return task
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number, caller: Caller): Promise<Problem> {
  const task = await queries.readTask(db, id, caller)
  return task ? notTheirs('task') : notFound('task')
}
