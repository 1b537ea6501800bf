import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import { ownedBy } from '../database/scope.ts'
import type { Param } from '../database/values.ts'
import { invalid } from '../http/errors.ts'
import { own as projectsOwn } from '../projects/rules.ts'
import type { TaskInput } from './task.ts'

/** Rows may only point at rows that are there and that their writer may read. */
export async function checkReferences(
  db: Database,
  inputs: readonly Partial<TaskInput>[],
  caller: Caller,
): Promise<void> {
  await checkProjectId(db, inputs, caller)
  await checkTagIds(db, inputs)
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
    WHERE projects.id IN (${keys})${ownedBy('projects.owner_id', projectsOwn(caller), params)}`
  const found = await db.all(sql, params)
  if (found.length < ids.length) throw invalid('projectId', 'There is no such project.')
}

async function checkTagIds(db: Database, inputs: readonly Partial<TaskInput>[]): Promise<void> {
  const ids = [...new Set(inputs.flatMap((input) => input.tagIds ?? []))]
  if (ids.length === 0) return
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT tags.id FROM tags
    WHERE tags.id IN (${keys})`
  const found = await db.all(sql, params)
  if (found.length < ids.length) throw invalid('tagIds', 'There is no such tag.')
}
