import type { FoundReference } from '../found.ts'
import type { Passage } from '../passage.ts'
import type { Cursor } from './cursor.ts'

/** Reads on behind `REFERENCES`: where columns lead to, and what happens when that is deleted. */
export function readReference(
  cursor: Cursor,
  fields: readonly string[],
  passage: Passage,
): FoundReference | undefined {
  const table = cursor.name()
  if (table === undefined) return undefined
  cursor.group()
  let onDelete: FoundReference['onDelete']
  for (;;) {
    if (cursor.take('on', 'delete')) onDelete = actionAt(cursor)
    else if (cursor.take('on', 'update')) actionAt(cursor)
    else if (cursor.take('match')) cursor.next()
    else break
  }
  return { fields, table, passage, ...(onDelete !== undefined && { onDelete }) }
}

function actionAt(cursor: Cursor): FoundReference['onDelete'] {
  if (cursor.take('cascade')) return 'cascade'
  if (cursor.take('set', 'null')) return 'setNull'
  if (cursor.take('restrict') || cursor.take('no', 'action')) return 'restrict'
  cursor.take('set', 'default')
  return undefined
}
