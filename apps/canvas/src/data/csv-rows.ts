import type { RowTable } from '@drawbridge/protocol'
import { type GivenCell, typedCell } from './cell-text.ts'
import { readCsv } from './csv.ts'

/** New rows from such a file; its first line names the columns. @throws where a value can't be meant */
export function csvRows(
  text: string,
  table: Pick<RowTable, 'name' | 'columns'>,
): readonly Readonly<Record<string, GivenCell>>[] {
  const [names = [], ...lines] = readCsv(text)
  const columns = names.map((name) => table.columns.find((one) => one.name === name.trim()))
  const unknown = names.filter((_, at) => columns[at] === undefined)
  if (unknown.length > 0)
    throw new Error(
      `${table.name} has no column ${unknown.join(', ')}. The first line names the columns.`,
    )
  return lines.map((line, number) =>
    Object.fromEntries(
      columns.flatMap((column, at): readonly [string, GivenCell][] => {
        if (!column?.isEditable) return []
        const value = typedCell(line[at] ?? '', column)
        if (column.type === 'boolean' && typeof value === 'string')
          throw new Error(
            `Row ${number + 1} of the file: “${value}” is neither true nor false, as ${column.name} must be. Nothing was taken.`,
          )
        return [[column.name, value]]
      }),
    ),
  )
}
