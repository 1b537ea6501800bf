import { multiline, template, type Code } from '@drawbridge/source'
import { identifier, type Dialect } from '@drawbridge/sql'
import type { ColumnModel } from '../../model.ts'
import { placeholder, type Resource } from './resource.ts'

/** An INSERT of one row that fills these columns, on lines that can be read. */
export function insertSql(
  { sql, dialect, key }: Resource,
  columns: readonly ColumnModel[],
  onConflict = '',
): Code {
  const names = columns.map((column) => identifier(column.sql, dialect)).join(', ')
  const marks = columns.map((_, index) => placeholder(dialect, index + 1)).join(', ')
  const given = dialect === 'postgres' && key.type.type !== 'uuid' ? ' RETURNING id' : ''
  const returning = onConflict + given
  const head =
    columns.length === 0
      ? `INSERT INTO ${sql} ${dialect === 'mysql' ? '() VALUES ()' : 'DEFAULT VALUES'}`
      : `INSERT INTO ${sql} (${names})`
  const tail = columns.length === 0 ? returning : `VALUES (${marks})${returning}`
  const oneLine = `${head} ${tail}`.trim()
  if (oneLine.length <= 80) return template`${oneLine}`
  const isLong = tail.length > 94 && onConflict !== ''
  const lines = isLong ? tail.replace(onConflict, () => `\n  ${onConflict.trimStart()}`) : tail
  return multiline(`\n  ${wrapped(head, 94, '    ')}\n  ${lines}`)
}

function wrapped(text: string, width: number, indent: string): string {
  const rows = ['']
  for (const word of text.split(' ')) {
    const row = rows.at(-1) ?? ''
    if (row.length + word.length + 1 > width && row !== '') rows.push(indent + word)
    else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`
  }
  return rows.join('\n')
}

/** At the end of an INSERT: leaves out what is there already. MySQL changes a column into itself for it. */
export const unlessThere = (dialect: Dialect, column: string): string =>
  dialect === 'mysql' ? ` ON DUPLICATE KEY UPDATE ${column} = ${column}` : ' ON CONFLICT DO NOTHING'
