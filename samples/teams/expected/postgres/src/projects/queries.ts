import type { Caller } from '../auth/caller.ts'
import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { boolean, decimal } from '../database/readers.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import {
  joinedSql,
  openCountSql,
  projectColumnsFor,
  projectsFor,
  taskCountSql,
  totalSql,
  type Project,
  type ProjectChanges,
  type ProjectInput,
  type ProjectRow,
} from './project.ts'
import { changeable, readable } from './rules.ts'

/** What callers may filter and sort by. */
export const projectFilters: Columns = {
  id: { sql: 'projects.id', read: integer },
  name: { sql: 'projects.name', read: text, searchable: true },
  archived: { sql: 'projects.archived', read: boolean },
  ownerId: { sql: 'projects.owner_id', read: integer },
  taskCount: { sql: taskCountSql, read: integer },
  openCount: { sql: openCountSql, read: integer },
  total: { sql: totalSql, read: decimal(18, 2) },
  joined: { sql: joinedSql, read: boolean },
}

const INSERT = 'INSERT INTO projects (name, archived, owner_id) VALUES ($1, $2, $3) RETURNING id'

const DELETE = 'DELETE FROM projects WHERE id = $1'
const DELETE_OWN = `${DELETE} AND owner_id = $2`

const UNLINK_MEMBERS = 'DELETE FROM projects_members WHERE project_id = $1'

export async function listProjects(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<Project>> {
  const params: Param[] = []
  const page = await selectPage<ProjectRow>(db, query, {
    table: projectsFor(caller, params),
    columns: projectColumnsFor,
    where: `TRUE${readable(caller, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readProject(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Project | undefined> {
  const params: Param[] = []
  const sql = `
    SELECT ${projectColumnsFor} FROM ${projectsFor(caller, params)}
    WHERE projects.id = ${bind(params, id)}${readable(caller, params)}`
  return await db.get<ProjectRow>(sql, params)
}

/** A row that was just written, whosever it is. */
async function readBack(
  db: Database,
  id: number,
  caller: Caller | null,
): Promise<Project | undefined> {
  const params: Param[] = []
  const sql = `
    SELECT ${projectColumnsFor} FROM ${projectsFor(caller, params)}
    WHERE projects.id = ${bind(params, id)}`
  return await db.get<ProjectRow>(sql, params)
}

export async function createProject(
  db: Database,
  input: ProjectInput,
  ownerId: number,
  caller: Caller | null,
): Promise<Project> {
  return input.memberIds
    ? db.transaction((tx) => insertProject(tx, input, ownerId, caller))
    : insertProject(db, input, ownerId, caller)
}

async function insertProject(
  db: Database,
  input: ProjectInput,
  ownerId: number,
  caller: Caller | null,
): Promise<Project> {
  const project: Omit<Project, 'id' | 'taskCount' | 'openCount' | 'total' | 'joined'> = {
    name: input.name,
    archived: input.archived ?? false,
    ownerId,
  }
  const { insertId } = await db.run(INSERT, [project.name, project.archived, project.ownerId])
  if (input.memberIds) await linkMembers(db, insertId, input.memberIds)
  const made = await readBack(db, insertId, caller)
  if (!made) throw new Error('The new project is not there.')
  return made
}

/** Undefined where there is no such row. */
export async function updateProject(
  db: Database,
  id: number,
  changes: ProjectChanges,
  caller: Caller,
): Promise<Project | undefined> {
  return changes.memberIds
    ? db.transaction((tx) => writeChanges(tx, id, changes, caller))
    : writeChanges(db, id, changes, caller)
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
      // Relations may be all that changes; there has to be something to set.
      id,
      name: changes.name,
      archived: changes.archived,
    },
    params,
  )
  const where = `id = ${bind(params, id)}${changeable(caller, params)}`
  const written = await db.run(`UPDATE projects SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  if (changes.memberIds) {
    await db.run(UNLINK_MEMBERS, [id])
    await linkMembers(db, id, changes.memberIds)
  }
  return readBack(db, id, caller)
}

/** Whether there was one to delete. */
export async function deleteProject(
  db: Database,
  id: number,
  owner: number | null,
): Promise<boolean> {
  const { changes } =
    owner === null ? await db.run(DELETE, [id]) : await db.run(DELETE_OWN, [id, owner])
  return changes === 1
}

async function linkMembers(db: Database, id: number, memberIds: readonly number[]): Promise<void> {
  if (memberIds.length === 0) return
  const params: Param[] = []
  const rows = memberIds.map((target) => `(${bind(params, id)}, ${bind(params, target)})`)
  await db.run(
    `INSERT INTO projects_members (project_id, user_id) VALUES ${rows.join(', ')}`,
    params,
  )
}
