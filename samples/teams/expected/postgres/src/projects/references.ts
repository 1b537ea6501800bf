import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { invalid } from '../http/errors.ts'
import type { ProjectInput } from './project.ts'

/** Rows may only point at rows that are there and that their writer may read. */
export async function checkReferences(
  db: Database,
  inputs: readonly Partial<ProjectInput>[],
): Promise<void> {
  await checkMemberIds(db, inputs)
}

async function checkMemberIds(
  db: Database,
  inputs: readonly Partial<ProjectInput>[],
): Promise<void> {
  const ids = [...new Set(inputs.flatMap((input) => input.memberIds ?? []))]
  if (ids.length === 0) return
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT users.id FROM users
    WHERE users.id IN (${keys})`
  const found = await db.all(sql, params)
  if (found.length < ids.length) throw invalid('memberIds', 'There is no such user.')
}
