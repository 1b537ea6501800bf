import type { Caller } from '../auth/caller.ts'
import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { keyList } from '../database/key-list.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { boolean, datetime } from '../database/readers.ts'
import { now } from '../database/times.ts'
import { toDatetime, type Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { Problem } from '../http/errors.ts'
import {
  openCountSql,
  projectColumns,
  toProject,
  type Project,
  type ProjectChanges,
  type ProjectInput,
  type ProjectRow,
} from './project.ts'
import { creatable, deletable, readable } from './rules.ts'

/** What callers may filter and sort by. */
export const projectFilters: Columns = {
  id: { sql: 'projects.id', read: integer },
  name: { sql: 'projects.name', read: text, searchable: true },
  archived: { sql: 'projects.archived', read: boolean },
  organisationId: { sql: 'projects.organisation_id', read: integer },
  createdAt: { sql: 'projects.created_at', read: datetime },
  updatedAt: { sql: 'projects.updated_at', read: datetime },
  openCount: { sql: openCountSql, read: integer },
}

const READ = `SELECT ${projectColumns} FROM projects WHERE projects.id = ?`

const INSERT = `
  INSERT INTO projects (name, archived, organisation_id, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?)`

const DELETE = 'DELETE FROM projects WHERE id = ?'

export async function listProjects(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<Project>> {
  const params: Param[] = []
  const page = await selectPage<ProjectRow>(db, query, {
    table: 'projects',
    columns: projectColumns,
    where: `TRUE${readable(caller, params)}`,
    params,
  })
  return pageOf(page.rows.map(toProject), page, query)
}

export async function readProject(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Project | undefined> {
  const params: Param[] = [id]
  const row = await db.get<ProjectRow>(`${READ}${readable(caller, params)}`, params)
  return row && toProject(row)
}

/** A row that was just written, whosever it is. */
export async function readBack(db: Database, id: number): Promise<Project | undefined> {
  const row = await db.get<ProjectRow>(READ, [id])
  return row && toProject(row)
}

export async function createProject(
  db: Database,
  input: ProjectInput,
  caller: Caller,
): Promise<Project> {
  return db.transaction(async (tx) => {
    const project = await insertProject(tx, input)
    await checkCreatable(tx, [project.id], caller)
    return project
  })
}

async function insertProject(db: Database, input: ProjectInput): Promise<Project> {
  const at = now()
  const project: Omit<Project, 'id' | 'openCount'> = {
    name: input.name,
    archived: input.archived ?? false,
    organisationId: input.organisationId,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(INSERT, [
    project.name,
    project.archived,
    project.organisationId,
    toDatetime(project.createdAt),
    toDatetime(project.updatedAt),
  ])
  const made = await readBack(db, insertId)
  if (!made) throw new Error('The new project is not there.')
  return made
}

/** Takes everything back unless the rules let the caller make these rows. */
async function checkCreatable(db: Database, ids: readonly number[], caller: Caller): Promise<void> {
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT projects.id FROM projects
    WHERE projects.id IN (${keys})${creatable(caller, params)}`
  const allowed = await db.all(sql, params)
  if (allowed.length < ids.length) throw new Problem(403, 'You may not make such a project.')
}

/** Undefined where there is no such row. */
export async function updateProject(
  db: Database,
  id: number,
  changes: ProjectChanges,
  caller: Caller,
): Promise<Project | undefined> {
  return db.transaction(async (tx) => {
    const project = await writeChanges(tx, id, changes, caller)
    if (project && !(await mayBecome(tx, id, caller)))
      throw new Problem(403, 'You may not make a project into such a one.')
    return project
  })
}

/** Whether the caller may have a row be as it is now. */
async function mayBecome(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = []
  const sql = `
    SELECT projects.id FROM projects
    WHERE projects.id = ${bind(params, id)}${creatable(caller, params)}`
  return (await db.get(sql, params)) !== undefined
}

async function writeChanges(
  db: Database,
  id: number,
  changes: ProjectChanges,
  caller: Caller,
): Promise<Project | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      name: changes.name,
      archived: changes.archived,
      updated_at: toDatetime(now()),
    },
    params,
  )
  const where = `id = ${bind(params, id)}${creatable(caller, params)}`
  const written = await db.run(`UPDATE projects SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}

/** Whether there was one to delete. */
export async function deleteProject(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = [id]
  const { changes } = await db.run(`${DELETE}${deletable(caller, params)}`, params)
  return changes === 1
}
