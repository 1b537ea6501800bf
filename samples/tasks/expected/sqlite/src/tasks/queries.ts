import { assignments, given } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { boolean, date, datetime, decimal, integer, oneOf, text } from '../database/columns.ts'
import type { Columns } from '../database/columns.ts'
import { selectPage } from '../database/pages.ts'
import { ownedBy } from '../database/scope.ts'
import { fixDecimal, now, toBoolean, toDecimal } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import type { ListQuery } from '../http/list-query.ts'
import { taskColumns, toTask, type Task, type TaskChanges, type TaskInput, type TaskRow } from './task.ts'

/** What callers may filter and sort by. */
export const taskFilters: Columns = {
  id: { sql: 'tasks.id', read: integer },
  title: { sql: 'tasks.title', read: text, searchable: true },
  notes: { sql: 'tasks.notes', read: text, searchable: true, nullable: true },
  done: { sql: 'tasks.done', read: boolean },
  priority: { sql: 'tasks.priority', read: oneOf('low', 'normal', 'high') },
  dueDate: { sql: 'tasks.due_date', read: date, nullable: true },
  estimate: { sql: 'tasks.estimate', read: decimal(6, 2), nullable: true },
  listId: { sql: 'tasks.list_id', read: integer, nullable: true },
  ownerId: { sql: 'tasks.owner_id', read: integer },
  createdAt: { sql: 'tasks.created_at', read: datetime },
  updatedAt: { sql: 'tasks.updated_at', read: datetime },
  version: { sql: 'tasks.version', read: integer },
}

const READ = `SELECT ${taskColumns} FROM tasks WHERE tasks.id = ? AND tasks.deleted_at IS NULL`
const READ_OWN = `${READ} AND tasks.owner_id = ?`

const INSERT = `
  INSERT INTO tasks (title, notes, done, priority, due_date, estimate, list_id, owner_id,
    created_at, updated_at, version)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

const DELETE = 'UPDATE tasks SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL'
const DELETE_OWN = `${DELETE} AND owner_id = ?`

const RESTORE = `
  UPDATE tasks SET deleted_at = NULL, updated_at = ?, version = version + 1
  WHERE id = ? AND deleted_at IS NOT NULL`
const RESTORE_OWN = `${RESTORE} AND owner_id = ?`

const UNLINK_TAGS = 'DELETE FROM task_tags WHERE task_id = ?'

/** In all of these, `owner` is whose tasks are reached; null reaches everyone's. */
export async function listTasks(
  db: Database,
  query: ListQuery,
  owner: number | null,
): Promise<Page<Task>> {
  const scope = ownedBy('tasks.owner_id', owner)
  const page = await selectPage<TaskRow>(db, query, {
    table: 'tasks',
    columns: taskColumns,
    where: `tasks.deleted_at IS NULL${scope.and}`,
    params: scope.params,
  })
  return pageOf(page.rows.map(toTask), page, query)
}

export async function readTask(
  db: Database,
  id: number,
  owner: number | null,
): Promise<Task | undefined> {
  const row =
    owner === null ? await db.get<TaskRow>(READ, [id]) : await db.get<TaskRow>(READ_OWN, [id, owner])
  return row && toTask(row)
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
  const task: Task = {
    id: 0,
    title: input.title,
    notes: input.notes ?? null,
    done: input.done ?? false,
    priority: input.priority ?? 'normal',
    dueDate: input.dueDate ?? null,
    estimate: given(input.estimate, (value) => fixDecimal(value, 2)) ?? null,
    listId: input.listId ?? null,
    ownerId,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  const { insertId } = await db.run(INSERT, [
    task.title,
    task.notes,
    toBoolean(task.done),
    task.priority,
    task.dueDate,
    given(task.estimate, (value) => toDecimal(value, 2)) ?? null,
    task.listId,
    task.ownerId,
    task.createdAt,
    task.updatedAt,
    task.version,
  ])
  task.id = insertId
  if (input.tagIds) await linkTags(db, insertId, input.tagIds)
  return task
}

/** Undefined where there is no such task, `stale` where it is at another version by now. */
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
  const { set, params } = assignments({
    title: changes.title,
    notes: changes.notes,
    done: given(changes.done, toBoolean),
    priority: changes.priority,
    due_date: changes.dueDate,
    estimate: given(changes.estimate, (value) => toDecimal(value, 2)),
    list_id: changes.listId,
    updated_at: now(),
  })
  const sql = `
    UPDATE tasks SET ${set}, version = version + 1
    WHERE id = ? AND deleted_at IS NULL AND version = ?`
  params.push(id, changes.version)
  const written =
    owner === null
      ? await db.run(sql, params)
      : await db.run(`${sql} AND owner_id = ?`, [...params, owner])

  if (written.changes === 1 && changes.tagIds) {
    await db.run(UNLINK_TAGS, [id])
    await linkTags(db, id, changes.tagIds)
  }
  const task = await readTask(db, id, owner)
  return task && written.changes === 0 ? 'stale' : task
}

/** Whether there was one to delete. */
export async function deleteTask(db: Database, id: number, owner: number | null): Promise<boolean> {
  const { changes } =
    owner === null
      ? await db.run(DELETE, [now(), id])
      : await db.run(DELETE_OWN, [now(), id, owner])
  return changes === 1
}

/** Undefined where there is no such deleted task. */
export async function restoreTask(
  db: Database,
  id: number,
  owner: number | null,
): Promise<Task | undefined> {
  const { changes } =
    owner === null
      ? await db.run(RESTORE, [now(), id])
      : await db.run(RESTORE_OWN, [now(), id, owner])
  return changes === 1 ? readTask(db, id, owner) : undefined
}

async function linkTags(db: Database, id: number, tagIds: readonly number[]): Promise<void> {
  if (tagIds.length === 0) return
  const rows = tagIds.map(() => '(?, ?)').join(', ')
  const params = tagIds.flatMap((tagId) => [id, tagId])
  await db.run(`INSERT INTO task_tags (task_id, tag_id) VALUES ${rows}`, params)
}
