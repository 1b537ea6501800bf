import type { ColumnType } from '@drawbridge/sql'
import type { Type } from '../type.ts'
import { decimal } from './basic.ts'

/** What a formula sees of a column's value. */
export function fromColumn(column: ColumnType): Type {
  switch (column.type) {
    case 'string':
    case 'text':
      return { kind: 'text' }
    case 'decimal':
      return decimal(column.scale)
    case 'enum':
      return { kind: 'enum', values: column.values }
    case 'bytes':
      return { kind: 'bytes' }
    default:
      return { kind: column.type }
  }
}
