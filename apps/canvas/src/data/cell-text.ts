import type { Row, RowChange, RowCell, RowColumn } from '@drawbridge/protocol'

export type GivenCell = Extract<RowChange, { type: 'add' }>['values'][string]

/** A value as one line of text. */
export function cellText(cell: RowCell): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? `${cell.start}…` : String(cell)
}

/** What somebody typed, as a value of the column; nothing typed is nothing where that may be, and what can't be meant stays text. */
export function typedCell(text: string, column: RowColumn): GivenCell {
  const trimmed = text.trim()
  if (trimmed === '' && (column.nullable || !isText(column))) return null
  if (isText(column)) return text
  if (column.type === 'boolean') return YES.test(trimmed) || (!NO.test(trimmed) && trimmed)
  const isNumber = column.type === 'integer' || column.type === 'float'
  if (isNumber && Number.isFinite(Number(trimmed))) return Number(trimmed)
  return trimmed
}

const YES = /^(true|yes|1|x)$/i
const NO = /^(false|no|0)$/i

const isText = ({ type }: RowColumn): boolean => type === 'string' || type === 'text'

type Label = Row['labels'][number]

/** What the row is called that a cell leads to, or all of them. */
export function labelOf(row: Row, columns: readonly RowColumn[], at: number): Label {
  const place = columns.slice(0, at).filter(({ leads, isSecret }) => leads && !isSecret).length
  return columns[at]?.leads ? (row.labels[place] ?? null) : null
}

/** By which the grid names its active cell. */
export const cellId = (row: number, column: number): string => `cell-${row}-${column}`
