import { assignments } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { bind } from '../database/dialect.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import {
  projectColumns,
  type Project,
  type ProjectChanges,
  type ProjectInput,
  type ProjectRow,
} from './project.ts'

/** What callers may filter and sort by. */
export const projectFilters: Columns = {
  id: { sql: 'projects.id', read: integer },
  name: { sql: 'projects.name', read: text, searchable: true },
  ownerId: { sql: 'projects.owner_id', read: integer },
}

const READ = `SELECT ${projectColumns} FROM projects WHERE projects.id = ?`
const READ_OWN = `${READ} AND projects.owner_id = ?`

const INSERT = 'INSERT INTO projects (name, owner_id) VALUES (?, ?)'

const DELETE = 'DELETE FROM projects WHERE id = ? AND owner_id = ?'

export async function listProjects(
  db: Database,
  query: ListQuery,
  owner: number,
): Promise<Page<Project>> {
  const page = await selectPage<ProjectRow>(db, query, {
    table: 'projects',
    columns: projectColumns,
    where: 'projects.owner_id = ?',
    params: [owner],
  })
  return pageOf(page.rows, page, query)
}

export async function readProject(
  db: Database,
  id: number,
  owner: number,
): Promise<Project | undefined> {
  return await db.get<ProjectRow>(READ_OWN, [id, owner])
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: number): Promise<Project | undefined> {
  return await db.get<ProjectRow>(READ, [id])
}

export async function createProject(
  db: Database,
  input: ProjectInput,
  ownerId: number,
): Promise<Project> {
  const project: Omit<Project, 'id'> = {
    name: input.name,
    ownerId,
  }
  const { insertId } = await db.run(INSERT, [project.name, project.ownerId])
  return { id: insertId, ...project }
}

/** Undefined where there is no such row. */
export async function updateProject(
  db: Database,
  id: number,
  changes: ProjectChanges,
  owner: number,
): Promise<Project | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      name: changes.name,
    },
    params,
  )
  const where = `id = ${bind(params, id)} AND owner_id = ${bind(params, owner)}`
  const written = await db.run(`UPDATE projects SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}

/** Whether there was one to delete. */
export async function deleteProject(db: Database, id: number, owner: number): Promise<boolean> {
  const { changes } = await db.run(DELETE, [id, owner])
  return changes === 1
}
