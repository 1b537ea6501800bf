import type { Caller } from '../auth/caller.ts'
import { assignments, given } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { date, integer, oneOf, text, type Columns } from '../database/columns.ts'
import { fixDecimal } from '../database/decimals.ts'
import { bind } from '../database/dialect.ts'
import { keyList } from '../database/key-list.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { boolean, decimal } from '../database/readers.ts'
import { now } from '../database/times.ts'
import { toDatetime, type Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { Problem } from '../http/errors.ts'
import { creatable, creatableInBulk, deletable, readable, writable } from './rules.ts'
import {
  isLargeSql,
  projectNameSql,
  taskColumns,
  toTask,
  type Task,
  type TaskChanges,
  type TaskInput,
  type TaskRow,
} from './task.ts'

/** What callers may filter and sort by. */
export const taskFilters: Columns = {
  id: { sql: 'tasks.id', read: integer },
  title: { sql: 'tasks.title', read: text, searchable: true },
  state: { sql: 'tasks.state', read: oneOf('open', 'done') },
  price: { sql: 'tasks.price', read: decimal(10, 2), nullable: true },
  dueDate: { sql: 'tasks.due_date', read: date, nullable: true },
  projectId: { sql: 'tasks.project_id', read: integer },
  parentId: { sql: 'tasks.parent_id', read: integer, nullable: true },
  projectName: { sql: projectNameSql, read: text, searchable: true, nullable: true },
  isLarge: { sql: isLargeSql, read: boolean },
}

const READ = `SELECT ${taskColumns} FROM tasks WHERE tasks.id = ? AND tasks.deleted_at IS NULL`

const INSERT = `
  INSERT INTO tasks (title, state, price, due_date, project_id, parent_id)
  VALUES (?, ?, ?, ?, ?, ?)`

const DELETE = 'UPDATE tasks SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL'

const RESTORE = `
  UPDATE tasks SET deleted_at = NULL
  WHERE id = ? AND deleted_at IS NOT NULL`

export async function listTasks(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<Task>> {
  const params: Param[] = []
  const page = await selectPage<TaskRow>(db, query, {
    table: 'tasks',
    columns: taskColumns,
    where: `tasks.deleted_at IS NULL${readable(caller, params)}`,
    params,
  })
  return pageOf(page.rows.map(toTask), page, query)
}

export async function readTask(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Task | undefined> {
  const params: Param[] = [id]
  const row = await db.get<TaskRow>(`${READ}${readable(caller, params)}`, params)
  return row && toTask(row)
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: number): Promise<Task | undefined> {
  const row = await db.get<TaskRow>(READ, [id])
  return row && toTask(row)
}

export async function createTask(db: Database, input: TaskInput, caller: Caller): Promise<Task> {
  return db.transaction(async (tx) => {
    const task = await insertTask(tx, input)
    await checkCreatable(tx, [task.id], caller)
    return task
  })
}

/** All of them or none. */
export async function createTasks(
  db: Database,
  inputs: readonly TaskInput[],
  caller: Caller,
): Promise<Task[]> {
  return db.transaction(async (tx) => {
    const tasks: Task[] = []
    for (const input of inputs) tasks.push(await insertTask(tx, input))
    await checkCreatableInBulk(
      tx,
      tasks.map((task) => task.id),
      caller,
    )
    return tasks
  })
}

async function insertTask(db: Database, input: TaskInput): Promise<Task> {
  const task: Omit<Task, 'id' | 'projectName' | 'isLarge'> = {
    title: input.title,
    state: input.state ?? 'open',
    price: given(input.price, (value) => fixDecimal(value, 2)) ?? null,
    dueDate: input.dueDate ?? null,
    projectId: input.projectId,
    parentId: input.parentId ?? null,
  }
  const { insertId } = await db.run(INSERT, [
    task.title,
    task.state,
    task.price,
    task.dueDate,
    task.projectId,
    task.parentId,
  ])
  const made = await readBack(db, insertId)
  if (!made) throw new Error('The new task is not there.')
  return made
}

/** Takes everything back unless the rules let the caller make these rows. */
async function checkCreatable(db: Database, ids: readonly number[], caller: Caller): Promise<void> {
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT tasks.id FROM tasks
    WHERE tasks.id IN (${keys})${creatable(caller, params)}`
  const allowed = await db.all(sql, params)
  if (allowed.length < ids.length) throw new Problem(403, 'You may not make such a task.')
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
    SELECT tasks.id FROM tasks
    WHERE tasks.id IN (${keys})${creatableInBulk(caller, params)}`
  const allowed = await db.all(sql, params)
  if (allowed.length < ids.length) throw new Problem(403, 'You may not make such a task.')
}

/** Undefined where there is no such row. */
export async function updateTask(
  db: Database,
  id: number,
  changes: TaskChanges,
  caller: Caller,
): Promise<Task | undefined> {
  return db.transaction(async (tx) => {
    const task = await writeChanges(tx, id, changes, caller)
    if (task && !(await mayBecome(tx, id, caller)))
      throw new Problem(403, 'You may not make a task into such a one.')
    return task
  })
}

/** Whether the caller may have a row be as it is now. */
async function mayBecome(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = []
  const sql = `
    SELECT tasks.id FROM tasks
    WHERE tasks.id = ${bind(params, id)}${writable(caller, params)}`
  return (await db.get(sql, params)) !== undefined
}

async function writeChanges(
  db: Database,
  id: number,
  changes: TaskChanges,
  caller: Caller,
): Promise<Task | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      title: changes.title,
      state: changes.state,
      price: changes.price,
      due_date: changes.dueDate,
      project_id: changes.projectId,
      parent_id: changes.parentId,
    },
    params,
  )
  const where = `id = ${bind(params, id)} AND deleted_at IS NULL${readable(caller, params)}`
  const written = await db.run(`UPDATE tasks SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}

/** Whether there was one to delete. */
export async function deleteTask(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = [toDatetime(now()), id]
  const { changes } = await db.run(`${DELETE}${deletable(caller, params)}`, params)
  return changes === 1
}

/** Undefined where there is no such deleted row. */
export async function restoreTask(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Task | undefined> {
  const params: Param[] = [id]
  const { changes } = await db.run(`${RESTORE}${creatableInBulk(caller, params)}`, params)
  return changes === 1 ? readBack(db, id) : undefined
}
