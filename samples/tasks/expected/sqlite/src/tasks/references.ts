import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { invalid } from '../http/errors.ts'
import { readList } from '../lists/queries.ts'
import { own as ownLists } from '../lists/rules.ts'
import type { TaskInput } from './task.ts'

/** A task may only point at rows that its writer may read. */
export async function checkReferences(
  db: Database,
  inputs: readonly Partial<TaskInput>[],
  caller: Caller,
): Promise<void> {
  for (const { listId } of inputs) {
    if (listId == null) continue
    if (!(await readList(db, listId, ownLists(caller)))) throw invalid('listId', 'There is no such list.')
  }
}
