import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { noteProjectChanged } from '../flows/note-project-changed/note-project-changed.ts'
import { noteProjectCreated } from '../flows/note-project-created/note-project-created.ts'
import { noteProjectDeleted } from '../flows/note-project-deleted/note-project-deleted.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { includeInProjects, projectIncludes, type ProjectInclude } from './includes.ts'
import {
  projectColumns,
  projectProperties,
  type Project,
  type ProjectChanges,
  type ProjectInput,
  type ProjectRow,
} from './project.ts'
import * as queries from './queries.ts'
import { checkReferences } from './references.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<ProjectInclude> = {
  pageSize: 20,
  columns: queries.projectFilters,
  fields: Object.keys(projectProperties),
  includes: projectIncludes,
}

export async function projectRoutes(app: FastifyInstance): Promise<void> {
  app.get('/projects', { schema: schemas.listProjects }, listProjects)
  app.get('/projects/:id', { schema: schemas.readProject }, readProject)
  app.post('/projects', { schema: schemas.createProject }, createProject)
  app.patch('/projects/:id', { schema: schemas.updateProject }, updateProject)
  app.delete('/projects/:id', { schema: schemas.deleteProject }, deleteProject)
}

async function listProjects(request: FastifyRequest): Promise<Page<Partial<Project>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listProjects(db, query, caller)
  await includeInProjects(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((project) => chooseFields(project, query)) }
}

async function readProject(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Project>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const project = await queries.readProject(db, request.params.id, caller)
  if (!project) throw notFound('project')
  await includeInProjects(db, [project], query.include, caller)
  return chooseFields(project, query)
}

async function createProject(
  request: FastifyRequest<{ Body: ProjectInput }>,
  reply: FastifyReply,
): Promise<Project> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const project = await db.transaction(async (tx) => {
    const project = await queries.createProject(tx, request.body, caller)
    await noteProjectCreated(tx, { row: project, user: request.user })
    return (await queries.readBack(tx, project.id)) ?? project
  })
  reply.code(201).header('location', `${request.routeOptions.url}/${project.id}`)
  return project
}

async function updateProject(
  request: FastifyRequest<{ Params: { id: number }; Body: ProjectChanges }>,
): Promise<Project> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const project = await db.transaction(async (tx) => {
    const before = await readBefore(tx, request.params.id)
    const project = await queries.updateProject(tx, request.params.id, request.body, caller)
    if (before && project) {
      await noteProjectChanged(tx, { row: project, before, user: request.user })
      return (await queries.readBack(tx, project.id)) ?? project
    }
    return project
  })
  if (!project) throw await refusal(db, request.params.id, caller)
  return project
}

async function deleteProject(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await db.transaction(async (tx) => {
    const before = await readBefore(tx, request.params.id)
    const isDeleted = await queries.deleteProject(tx, request.params.id, caller)
    if (before && isDeleted) {
      await noteProjectDeleted(tx, { row: before, user: request.user })
    }
    return isDeleted
  })
  if (!isDeleted) throw await refusal(db, request.params.id, caller)
  reply.code(204)
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number, caller: Caller): Promise<Problem> {
  const project = await queries.readProject(db, id, caller)
  return project ? notTheirs('project') : notFound('project')
}

const BEFORE = `SELECT ${projectColumns} FROM projects WHERE projects.id = $1 FOR UPDATE`

/** A row as it is before it is changed or gone. */
async function readBefore(db: Database, id: number): Promise<Project | undefined> {
  return db.get<ProjectRow>(BEFORE, [id])
}
