import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { invalid } from '../http/errors.ts'
import { readable as projectsReadable } from '../projects/rules.ts'
import { readable as tasksReadable } from './rules.ts'
import type { TaskInput } from './task.ts'

/** Rows may only point at rows that are there and that their writer may read. */
export async function checkReferences(
  db: Database,
  inputs: readonly Partial<TaskInput>[],
  caller: Caller,
): Promise<void> {
  await checkProjectId(db, inputs, caller)
  await checkParentId(db, inputs, caller)
}

async function checkProjectId(
  db: Database,
  inputs: readonly Partial<TaskInput>[],
  caller: Caller,
): Promise<void> {
  const ids = [...new Set(inputs.flatMap((input) => input.projectId ?? []))]
  if (ids.length === 0) return
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT projects.id FROM projects
    WHERE projects.id IN (${keys})${projectsReadable(caller, params)}`
  const found = await db.all(sql, params)
  if (found.length < ids.length) throw invalid('projectId', 'There is no such project.')
}

async function checkParentId(
  db: Database,
  inputs: readonly Partial<TaskInput>[],
  caller: Caller,
): Promise<void> {
  const ids = [...new Set(inputs.flatMap((input) => input.parentId ?? []))]
  if (ids.length === 0) return
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT tasks.id FROM tasks
    WHERE tasks.id IN (${keys}) AND tasks.deleted_at IS NULL${tasksReadable(caller, params)}`
  const found = await db.all(sql, params)
  if (found.length < ids.length) throw invalid('parentId', 'There is no such task.')
}
