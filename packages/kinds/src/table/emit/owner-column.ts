import type { ColumnModel } from '../../model.ts'

/** Whether whoever creates a row is written into it. */
export function hasOwnerColumn(columns: readonly ColumnModel[]): boolean {
  return columns.some(({ role }) => role === 'owner')
}
