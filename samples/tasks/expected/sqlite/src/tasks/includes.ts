import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import { ownedBy } from '../database/scope.ts'
import { signedIn } from '../http/access.ts'
import { listColumns, type ListRow } from '../lists/list.ts'
import { own as ownLists } from '../lists/rules.ts'
import { tagColumns, type TagRow } from '../tags/tag.ts'
import { ownUnlessAdmin as ownUsersUnlessAdmin } from '../users/rules.ts'
import { userColumns, type UserRow } from '../users/user.ts'
import type { Task } from './task.ts'

const INCLUDES = { list: includeList, tags: includeTags, owner: includeOwner }

export type TaskInclude = keyof typeof INCLUDES
export const taskIncludes = ['list', 'tags', 'owner'] as const satisfies readonly TaskInclude[]

/** Most rows of a relation that one task is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many tasks. */
export async function includeInTasks(
  db: Database,
  tasks: readonly Task[],
  names: readonly TaskInclude[],
  caller: Caller | null,
): Promise<void> {
  if (tasks.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, tasks, caller)))
}

async function includeList(
  db: Database,
  tasks: readonly Task[],
  caller: Caller | null,
): Promise<void> {
  const keys = keyList(tasks.map((task) => task.listId))
  const scope = ownedBy('lists.owner_id', ownLists(signedIn(caller)))
  const rows = await db.all<ListRow>(
    `SELECT ${listColumns} FROM lists WHERE lists.id IN (${keys.placeholders})${scope.and}`,
    [...keys.params, ...scope.params],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const task of tasks) task.list = byId.get(task.listId ?? 0) ?? null
}

async function includeTags(db: Database, tasks: readonly Task[]): Promise<void> {
  const keys = keyList(tasks.map((task) => task.id))
  const rows = await db.all<TagRow & { taskId: number }>(
    `SELECT * FROM (
       SELECT ${tagColumns}, task_tags.task_id AS taskId,
         ROW_NUMBER() OVER (PARTITION BY task_tags.task_id ORDER BY tags.id) AS place
       FROM task_tags JOIN tags ON tags.id = task_tags.tag_id
       WHERE task_tags.task_id IN (${keys.placeholders})
     ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`,
    keys.params,
  )
  const byTask = Map.groupBy(rows, (row) => row.taskId)
  for (const task of tasks) task.tags = byTask.get(task.id) ?? []
}

async function includeOwner(
  db: Database,
  tasks: readonly Task[],
  caller: Caller | null,
): Promise<void> {
  const keys = keyList(tasks.map((task) => task.ownerId))
  const scope = ownedBy('users.id', ownUsersUnlessAdmin(signedIn(caller)))
  const rows = await db.all<UserRow>(
    `SELECT ${userColumns} FROM users WHERE users.id IN (${keys.placeholders})${scope.and}`,
    [...keys.params, ...scope.params],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const task of tasks) task.owner = byId.get(task.ownerId) ?? null
}
