import { assignments, given } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { date, integer, oneOf, text, type Columns } from '../database/columns.ts'
import { fixDecimal } from '../database/decimals.ts'
import { bind } from '../database/dialect.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { boolean, datetime, decimal } from '../database/readers.ts'
import { ownedBy } from '../database/scope.ts'
import { now } from '../database/times.ts'
import type { Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { taskColumns, type Task, type TaskChanges, type TaskInput, type TaskRow } from './task.ts'

/** What callers may filter and sort by. */
export const taskFilters: Columns = {
  id: { sql: 'tasks.id', read: integer },
  title: { sql: 'tasks.title', read: text, searchable: true },
  notes: { sql: 'tasks.notes', read: text, searchable: true, nullable: true },
  done: { sql: 'tasks.done', read: boolean },
  priority: { sql: 'tasks.priority', read: oneOf('low', 'normal', 'high') },
  dueDate: { sql: 'tasks.due_date', read: date, nullable: true },
  estimate: { sql: 'tasks.estimate', read: decimal(6, 2), nullable: true },
  projectId: { sql: 'tasks.project_id', read: integer, nullable: true },
  ownerId: { sql: 'tasks.owner_id', read: integer },
  createdAt: { sql: 'tasks.created_at', read: datetime },
  updatedAt: { sql: 'tasks.updated_at', read: datetime },
  version: { sql: 'tasks.version', read: integer },
}

const READ = `SELECT ${taskColumns} FROM tasks WHERE tasks.id = $1 AND tasks.deleted_at IS NULL`
const READ_OWN = `${READ} AND tasks.owner_id = $2`

const INSERT = `
  INSERT INTO tasks (title, notes, done, priority, due_date, estimate, project_id, owner_id,
    created_at, updated_at, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`

const DELETE = 'UPDATE tasks SET deleted_at = $1 WHERE id = $2 AND deleted_at IS NULL'
const DELETE_OWN = `${DELETE} AND owner_id = $3`

const RESTORE = `
  UPDATE tasks SET deleted_at = NULL, updated_at = $1, version = version + 1
  WHERE id = $2 AND deleted_at IS NOT NULL`
const RESTORE_OWN = `${RESTORE} AND owner_id = $3`

const UNLINK_TAGS = 'DELETE FROM tasks_tags WHERE task_id = $1'

/** Those of one owner, or of everyone where it is null. */
export async function listTasks(
  db: Database,
  query: ListQuery,
  owner: number | null,
): Promise<Page<Task>> {
  const params: Param[] = []
  const page = await selectPage<TaskRow>(db, query, {
    table: 'tasks',
    columns: taskColumns,
    where: `tasks.deleted_at IS NULL${ownedBy('tasks.owner_id', owner, params)}`,
    params,
  })
  return pageOf(page.rows, page, query)
}

export async function readTask(
  db: Database,
  id: number,
  owner: number | null,
): Promise<Task | undefined> {
  return owner === null
    ? await db.get<TaskRow>(READ, [id])
    : await db.get<TaskRow>(READ_OWN, [id, owner])
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: number): Promise<Task | undefined> {
  return await db.get<TaskRow>(READ, [id])
}

export async function createTask(db: Database, input: TaskInput, ownerId: number): Promise<Task> {
  return input.tagIds
    ? db.transaction((tx) => insertTask(tx, input, ownerId))
    : insertTask(db, input, ownerId)
}

/** All of them or none. */
export async function createTasks(
  db: Database,
  inputs: readonly TaskInput[],
  ownerId: number,
): Promise<Task[]> {
  return db.transaction(async (tx) => {
    const tasks: Task[] = []
    for (const input of inputs) tasks.push(await insertTask(tx, input, ownerId))
    return tasks
  })
}

async function insertTask(db: Database, input: TaskInput, ownerId: number): Promise<Task> {
  const at = now()
  const task: Omit<Task, 'id'> = {
    title: input.title,
    notes: input.notes ?? null,
    done: input.done ?? false,
    priority: input.priority ?? 'normal',
    dueDate: input.dueDate ?? null,
    estimate: given(input.estimate, (value) => fixDecimal(value, 2)) ?? null,
    projectId: input.projectId ?? null,
    ownerId,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  const { insertId } = await db.run(INSERT, [
    task.title,
    task.notes,
    task.done,
    task.priority,
    task.dueDate,
    task.estimate,
    task.projectId,
    task.ownerId,
    task.createdAt,
    task.updatedAt,
    task.version,
  ])
  if (input.tagIds) await linkTags(db, insertId, input.tagIds)
  return { id: insertId, ...task }
}

/** Undefined where there is no such row, `stale` where it is at another version by now. */
export async function updateTask(
  db: Database,
  id: number,
  changes: TaskChanges,
  owner: number | null,
): Promise<Task | 'stale' | undefined> {
  return changes.tagIds
    ? db.transaction((tx) => writeChanges(tx, id, changes, owner))
    : writeChanges(db, id, changes, owner)
}

async function writeChanges(
  db: Database,
  id: number,
  changes: TaskChanges,
  owner: number | null,
): Promise<Task | 'stale' | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      title: changes.title,
      notes: changes.notes,
      done: changes.done,
      priority: changes.priority,
      due_date: changes.dueDate,
      estimate: changes.estimate,
      project_id: changes.projectId,
      updated_at: now(),
    },
    params,
  )
  const where = `
    id = ${bind(params, id)} AND deleted_at IS NULL
    AND version = ${bind(params, changes.version)}${ownedBy('owner_id', owner, params)}`
  const written = await db.run(
    `UPDATE tasks SET ${set}, version = version + 1 WHERE ${where}`,
    params,
  )
  if (written.changes === 0) return (await isThere(db, id, owner)) ? 'stale' : undefined
  if (changes.tagIds) {
    await db.run(UNLINK_TAGS, [id])
    await linkTags(db, id, changes.tagIds)
  }
  return readBack(db, id)
}

async function isThere(db: Database, id: number, owner: number | null): Promise<boolean> {
  const params: Param[] = []
  const sql = `
    SELECT id FROM tasks
    WHERE id = ${bind(params, id)} AND deleted_at IS NULL${ownedBy('owner_id', owner, params)}`
  return (await db.get(sql, params)) !== undefined
}

/** Whether there was one to delete. */
export async function deleteTask(db: Database, id: number, owner: number | null): Promise<boolean> {
  const { changes } =
    owner === null
      ? await db.run(DELETE, [now(), id])
      : await db.run(DELETE_OWN, [now(), id, owner])
  return changes === 1
}

/** Undefined where there is no such deleted row. */
export async function restoreTask(
  db: Database,
  id: number,
  owner: number | null,
): Promise<Task | undefined> {
  const { changes } =
    owner === null
      ? await db.run(RESTORE, [now(), id])
      : await db.run(RESTORE_OWN, [now(), id, owner])
  return changes === 1 ? readBack(db, id) : undefined
}

async function linkTags(db: Database, id: number, tagIds: readonly number[]): Promise<void> {
  if (tagIds.length === 0) return
  const params: Param[] = []
  const rows = tagIds.map((target) => `(${bind(params, id)}, ${bind(params, target)})`)
  await db.run(`INSERT INTO tasks_tags (task_id, tag_id) VALUES ${rows.join(', ')}`, params)
}
