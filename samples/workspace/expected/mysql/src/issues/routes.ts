import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { noteIssueChanged } from '../flows/note-issue-changed/note-issue-changed.ts'
import { noteIssueCreated } from '../flows/note-issue-created/note-issue-created.ts'
import { noteIssueDeleted } from '../flows/note-issue-deleted/note-issue-deleted.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, stale, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { includeInIssues, issueIncludes, type IssueInclude } from './includes.ts'
import {
  issueColumns,
  issueProperties,
  toIssue,
  type Issue,
  type IssueChanges,
  type IssueInput,
  type IssueRow,
} from './issue.ts'
import * as queries from './queries.ts'
import { checkReferences } from './references.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<IssueInclude> = {
  pageSize: 20,
  columns: queries.issueFilters,
  fields: Object.keys(issueProperties),
  includes: issueIncludes,
}

export async function issueRoutes(app: FastifyInstance): Promise<void> {
  app.get('/issues', { schema: schemas.listIssues }, listIssues)
  app.get('/issues/:id', { schema: schemas.readIssue }, readIssue)
  app.post('/issues', { schema: schemas.createIssue }, createIssue)
  app.post('/issues/bulk', { schema: schemas.createIssues }, createIssues)
  app.patch('/issues/:id', { schema: schemas.updateIssue }, updateIssue)
  app.delete('/issues/:id', { schema: schemas.deleteIssue }, deleteIssue)
  app.post('/issues/:id/restore', { schema: schemas.restoreIssue }, restoreIssue)
}

async function listIssues(request: FastifyRequest): Promise<Page<Partial<Issue>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listIssues(db, query, caller)
  await includeInIssues(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((issue) => chooseFields(issue, query)) }
}

async function readIssue(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Issue>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const issue = await queries.readIssue(db, request.params.id, caller)
  if (!issue) throw notFound('issue')
  await includeInIssues(db, [issue], query.include, caller)
  return chooseFields(issue, query)
}

async function createIssue(
  request: FastifyRequest<{ Body: IssueInput }>,
  reply: FastifyReply,
): Promise<Issue> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const issue = await db.transaction(async (tx) => {
    const issue = await queries.createIssue(tx, request.body, caller)
    await noteIssueCreated(tx, { row: issue, user: request.user })
    return issue
  })
  reply.code(201).header('location', `${request.routeOptions.url}/${issue.id}`)
  return issue
}

async function createIssues(
  request: FastifyRequest<{ Body: { items: IssueInput[] } }>,
  reply: FastifyReply,
): Promise<{ data: Issue[] }> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, request.body.items, caller)
  const data = await db.transaction(async (tx) => {
    const data = await queries.createIssues(tx, request.body.items, caller)
    for (const row of data) {
      await noteIssueCreated(tx, { row, user: request.user })
    }
    return data
  })
  reply.code(201)
  return { data }
}

async function updateIssue(
  request: FastifyRequest<{ Params: { id: number }; Body: IssueChanges }>,
): Promise<Issue> {
  const { db } = request.server
  const caller = signedIn(request.user)
  await checkReferences(db, [request.body], caller)
  const issue = await db.transaction(async (tx) => {
    const before = await readBefore(tx, request.params.id)
    const issue = await queries.updateIssue(tx, request.params.id, request.body, caller)
    if (before && issue && issue !== 'stale') {
      await noteIssueChanged(tx, { row: issue, before, user: request.user })
    }
    return issue
  })
  if (!issue) throw await refusal(db, request.params.id, caller)
  if (issue === 'stale') throw stale('issue')
  return issue
}

async function deleteIssue(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await db.transaction(async (tx) => {
    const before = await readBefore(tx, request.params.id)
    const isDeleted = await queries.deleteIssue(tx, request.params.id, caller)
    if (before && isDeleted) {
      await noteIssueDeleted(tx, { row: before, user: request.user })
    }
    return isDeleted
  })
  if (!isDeleted) throw await refusal(db, request.params.id, caller)
  reply.code(204)
}

async function restoreIssue(request: FastifyRequest<{ Params: { id: number } }>): Promise<Issue> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const issue = await queries.restoreIssue(db, request.params.id, caller)
  if (!issue) throw notFound('deleted issue')
  return issue
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number, caller: Caller): Promise<Problem> {
  const issue = await queries.readIssue(db, id, caller)
  return issue ? notTheirs('issue') : notFound('issue')
}

const BEFORE = `SELECT ${issueColumns} FROM issues WHERE issues.id = ? AND issues.deleted_at IS NULL FOR UPDATE`

/** A row as it is before it is changed or gone. */
async function readBefore(db: Database, id: number): Promise<Issue | undefined> {
  const row = await db.get<IssueRow>(BEFORE, [id])
  return row && toIssue(row)
}
