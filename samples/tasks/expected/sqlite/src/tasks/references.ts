import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { invalid } from '../http/errors.ts'
import { readProject } from '../projects/queries.ts'
import { own as projectsOwn } from '../projects/rules.ts'
import type { TaskInput } from './task.ts'

/** Rows may only point at rows that are there and that their writer may read. */
export async function checkReferences(
  db: Database,
  inputs: readonly Partial<TaskInput>[],
  caller: Caller,
): Promise<void> {
  for (const { projectId } of inputs) {
    if (projectId != null && !(await readProject(db, projectId, projectsOwn(caller))))
      throw invalid('projectId', 'There is no such project.')
  }
}
