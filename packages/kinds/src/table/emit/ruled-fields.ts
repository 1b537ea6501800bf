import type { ColumnModel, TableModel } from '../../model.ts'

export type Side = 'readRule' | 'writeRule'

/** Fields that some callers may not read, or not write, who may do so with the row. */
export function ruledFields(
  { table }: { readonly table: TableModel },
  side: Side,
): readonly ColumnModel[] {
  const isOpen = side === 'readRule' ? 'readable' : 'writable'
  return table.columns.filter((column) => column[isOpen] && column.settings?.[side] !== undefined)
}
