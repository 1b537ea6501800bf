import { nearestToZero } from './column-limits.ts'
import type { Column, ColumnDefault } from './schema.ts'

/**
 * What rows get in a column that they must now have and that names no default: the value that says
 * least. Undefined where any value would say something, as in a reference to another row.
 */
export function neutralValue(column: Column): ColumnDefault | undefined {
  const { type, limits } = column
  switch (type.type) {
    case 'string':
    case 'text':
      return { kind: 'literal', value: '-'.repeat(limits?.minLength ?? 0) }
    case 'bytes':
      return { kind: 'literal', value: '' }
    case 'integer':
    case 'bigint':
    case 'decimal':
      return { kind: 'literal', value: nearestToZero(column) }
    case 'float':
      return { kind: 'literal', value: Number(nearestToZero(column)) }
    case 'boolean':
      return { kind: 'literal', value: false }
    case 'date':
    case 'datetime':
      return { kind: 'now' }
    case 'json':
      return { kind: 'literal', value: '{}' }
    case 'uuid':
      return { kind: 'uuid' }
    case 'enum':
      return type.values[0] === undefined ? undefined : { kind: 'literal', value: type.values[0] }
  }
}
