import type { Cursor } from './cursor.ts'
import { readColumn, setDefault, type Around } from './read-column.ts'
import { readRule } from './read-table.ts'
import type { TableDraft } from './table-draft.ts'

/** What is about owners, partitions and storage. */
const SILENT =
  /^(?:owner|enable|disable|cluster|set|attach|inherit|engine|auto_increment|comment|replica|validate|force)$/i

/** Reads one change of a table that a dump makes after the table; false where it is none that can be drawn. */
export function readAlter(cursor: Cursor, table: TableDraft, around: Around): boolean {
  if (cursor.take('add')) {
    if (readRule(cursor, table, around.passage)) return true
    cursor.take('column')
    cursor.take('if', 'not', 'exists')
    return readColumn(cursor, table, around)
  }
  if (cursor.take('modify')) {
    cursor.take('column')
    return changeColumn(cursor, table, around)
  }
  if (cursor.take('alter')) {
    cursor.take('column')
    return alterColumn(cursor, table)
  }
  return SILENT.test(cursor.token?.text ?? '')
}

/** `MODIFY id int NOT NULL AUTO_INCREMENT` says the column once more. */
function changeColumn(cursor: Cursor, table: TableDraft, around: Around): boolean {
  const before = table.column(cursor.token?.text ?? '')
  const isRead = readColumn(cursor, table, around)
  const after = before && table.column(before.name)
  if (after && before.isUnique) after.isUnique = true
  return isRead
}

function alterColumn(cursor: Cursor, table: TableDraft): boolean {
  const column = table.column(cursor.name() ?? '')
  if (column === undefined) return false
  if (cursor.take('set', 'default')) setDefault(column, cursor.rest, table)
  else if (cursor.take('set', 'not', 'null')) column.isRequired = true
  else if (cursor.take('add', 'generated')) column.isCounted = true
  else return cursor.isAt('set')
  return true
}
