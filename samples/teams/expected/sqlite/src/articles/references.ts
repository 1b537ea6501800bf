import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { invalid } from '../http/errors.ts'
import { readable as projectsReadable } from '../projects/rules.ts'
import type { ArticleInput } from './article.ts'

/** Rows may only point at rows that are there and that their writer may read. */
export async function checkReferences(
  db: Database,
  inputs: readonly Partial<ArticleInput>[],
  caller: Caller,
): Promise<void> {
  await checkProjectId(db, inputs, caller)
}

async function checkProjectId(
  db: Database,
  inputs: readonly Partial<ArticleInput>[],
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
