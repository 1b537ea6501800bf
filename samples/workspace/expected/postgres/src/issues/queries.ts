import type { Caller } from '../auth/caller.ts'
import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { date, integer, oneOf, text, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { keyList } from '../database/key-list.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { datetime } from '../database/readers.ts'
import { now } from '../database/times.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { Problem } from '../http/errors.ts'
import {
  issueColumns,
  type Issue,
  type IssueChanges,
  type IssueInput,
  type IssueRow,
} from './issue.ts'
import { creatable, creatableInBulk, deletable, readable, restorable, writable } from './rules.ts'

/** What callers may filter and sort by. */
export const issueFilters: Columns = {
  id: { sql: 'issues.id', read: integer },
  title: { sql: 'issues.title', read: text, searchable: true },
  body: { sql: 'issues.body', read: text, searchable: true, nullable: true },
  state: { sql: 'issues.state', read: oneOf('open', 'started', 'closed') },
  dueOn: { sql: 'issues.due_on', read: date, nullable: true },
  organisationId: { sql: 'issues.organisation_id', read: integer },
  projectId: { sql: 'issues.project_id', read: integer },
  assigneeId: { sql: 'issues.assignee_id', read: integer, nullable: true },
  ownerId: { sql: 'issues.owner_id', read: integer },
  createdAt: { sql: 'issues.created_at', read: datetime },
  updatedAt: { sql: 'issues.updated_at', read: datetime },
  version: { sql: 'issues.version', read: integer },
}

const READ = `SELECT ${issueColumns} FROM issues WHERE issues.id = $1 AND issues.deleted_at IS NULL`

const INSERT = `
  INSERT INTO issues (title, body, state, due_on, organisation_id, project_id, assignee_id,
    owner_id, created_at, updated_at, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`

const DELETE = 'UPDATE issues SET deleted_at = $1 WHERE id = $2 AND deleted_at IS NULL'

const RESTORE = `
  UPDATE issues SET deleted_at = NULL, updated_at = $1, version = version + 1
  WHERE id = $2 AND deleted_at IS NOT NULL`

const UNLINK_LABELS = 'DELETE FROM issues_labels WHERE issue_id = $1'

export async function listIssues(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<Issue>> {
  const params: Param[] = []
  const page = await selectPage<IssueRow>(db, query, {
    table: 'issues',
    columns: issueColumns,
    where: `issues.deleted_at IS NULL${readable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readIssue(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Issue | undefined> {
  const params: Param[] = [id]
  return await db.get<IssueRow>(`${READ}${readable(caller, params)}`, params)
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: number): Promise<Issue | undefined> {
  return await db.get<IssueRow>(READ, [id])
}

export async function createIssue(db: Database, input: IssueInput, caller: Caller): Promise<Issue> {
  return db.transaction(async (tx) => {
    const issue = await insertIssue(tx, input, caller.id)
    await checkCreatable(tx, [issue.id], caller)
    return issue
  })
}

/** All of them or none. */
export async function createIssues(
  db: Database,
  inputs: readonly IssueInput[],
  caller: Caller,
): Promise<Issue[]> {
  return db.transaction(async (tx) => {
    const issues: Issue[] = []
    for (const input of inputs) issues.push(await insertIssue(tx, input, caller.id))
    await checkCreatableInBulk(
      tx,
      issues.map((issue) => issue.id),
      caller,
    )
    return issues
  })
}

async function insertIssue(db: Database, input: IssueInput, ownerId: number): Promise<Issue> {
  const at = now()
  const issue: Omit<Issue, 'id'> = {
    title: input.title,
    body: input.body ?? null,
    state: input.state ?? 'open',
    dueOn: input.dueOn ?? null,
    organisationId: input.organisationId,
    projectId: input.projectId,
    assigneeId: input.assigneeId ?? null,
    ownerId,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  const { insertId } = await db.run(INSERT, [
    issue.title,
    issue.body,
    issue.state,
    issue.dueOn,
    issue.organisationId,
    issue.projectId,
    issue.assigneeId,
    issue.ownerId,
    issue.createdAt,
    issue.updatedAt,
    issue.version,
  ])
  if (input.labelIds) await linkLabels(db, insertId, input.labelIds)
  return { id: insertId, ...issue }
}

/** Takes everything back unless the rules let the caller make these rows. */
async function checkCreatable(db: Database, ids: readonly number[], caller: Caller): Promise<void> {
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT issues.id FROM issues
    WHERE issues.id IN (${keys})${creatable(caller, params)}`
  const allowed = await db.all(sql, params)
  if (allowed.length < ids.length) throw new Problem(403, 'You may not make such an issue.')
}

/** Takes everything back unless the rules let the caller make these rows. */
async function checkCreatableInBulk(
  db: Database,
  ids: readonly number[],
  caller: Caller,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT issues.id FROM issues
    WHERE issues.id IN (${keys})${creatableInBulk(caller, params)}`
  const allowed = await db.all(sql, params)
  if (allowed.length < ids.length) throw new Problem(403, 'You may not make such an issue.')
}

/** Undefined where there is no such row, `stale` where it is at another version by now. */
export async function updateIssue(
  db: Database,
  id: number,
  changes: IssueChanges,
  caller: Caller,
): Promise<Issue | 'stale' | undefined> {
  return db.transaction(async (tx) => {
    const issue = await writeChanges(tx, id, changes, caller)
    if (issue && issue !== 'stale' && !(await mayBecome(tx, id, caller)))
      throw new Problem(403, 'You may not make an issue into such a one.')
    return issue
  })
}

/** Whether the caller may have a row be as it is now. */
async function mayBecome(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = []
  const sql = `
    SELECT issues.id FROM issues
    WHERE issues.id = ${bind(params, id)}${writable(caller, params)}`
  return (await db.get(sql, params)) !== undefined
}

async function writeChanges(
  db: Database,
  id: number,
  changes: IssueChanges,
  caller: Caller,
): Promise<Issue | 'stale' | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      title: changes.title,
      body: changes.body,
      state: changes.state,
      due_on: changes.dueOn,
      project_id: changes.projectId,
      assignee_id: changes.assigneeId,
      updated_at: now(),
    },
    params,
  )
  const where = `
    id = ${bind(params, id)} AND deleted_at IS NULL
    AND version = ${bind(params, changes.version)}${creatable(caller, params)}`
  const written = await db.run(
    `UPDATE issues SET ${set}, version = version + 1 WHERE ${where}`,
    params,
  )
  if (written.changes === 0) return (await isThere(db, id, caller)) ? 'stale' : undefined
  if (changes.labelIds) {
    await db.run(UNLINK_LABELS, [id])
    await linkLabels(db, id, changes.labelIds)
  }
  return readBack(db, id)
}

async function isThere(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = []
  const sql = `
    SELECT id FROM issues
    WHERE id = ${bind(params, id)} AND deleted_at IS NULL${creatable(caller, params)}`
  return (await db.get(sql, params)) !== undefined
}

/** Whether there was one to delete. */
export async function deleteIssue(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = [now(), id]
  const { changes } = await db.run(`${DELETE}${deletable(caller, params)}`, params)
  return changes === 1
}

/** Undefined where there is no such deleted row. */
export async function restoreIssue(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Issue | undefined> {
  const params: Param[] = [now(), id]
  const { changes } = await db.run(`${RESTORE}${restorable(caller, params)}`, params)
  return changes === 1 ? readBack(db, id) : undefined
}

async function linkLabels(db: Database, id: number, labelIds: readonly number[]): Promise<void> {
  if (labelIds.length === 0) return
  const params: Param[] = []
  const rows = labelIds.map((target) => `(${bind(params, id)}, ${bind(params, target)})`)
  await db.run(`INSERT INTO issues_labels (issue_id, label_id) VALUES ${rows.join(', ')}`, params)
}
