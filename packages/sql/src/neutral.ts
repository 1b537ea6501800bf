import type { Column, ColumnDefault } from './schema.ts'

/**
 * What rows get in a column that they must now have and that names no default: the value that says
 * least. Undefined where any value would say something, as in a reference to another row.
 */
export function neutralValue({ type }: Column): ColumnDefault | undefined {
  switch (type.type) {
    case 'string':
    case 'text':
    case 'bytes':
      return { kind: 'literal', value: '' }
    case 'integer':
    case 'bigint':
    case 'decimal':
    case 'float':
      return { kind: 'literal', value: 0 }
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
