import type { ColumnType } from '../schema.ts'

/** What a value is, as far as databases treat it differently (docs/values.md). */
export type ValueType =
  | {
      readonly kind:
        | 'text'
        | 'integer'
        | 'bigint'
        | 'float'
        | 'boolean'
        | 'date'
        | 'datetime'
        | 'json'
        | 'uuid'
        | 'bytes'
    }
  /** In SQLite a whole number of the last of so many places. */
  | { readonly kind: 'decimal'; readonly scale: number }

/** The type of a column's values. */
export function valueType(type: ColumnType): ValueType {
  switch (type.type) {
    case 'string':
    case 'enum':
    case 'text':
      return { kind: 'text' }
    case 'decimal':
      return { kind: 'decimal', scale: type.scale }
    default:
      return { kind: type.type }
  }
}

/** A column that holds values of the type: literals are written by the column's type. */
export function widestColumn(type: ValueType): ColumnType {
  switch (type.kind) {
    case 'decimal':
      return { type: 'decimal', precision: Math.max(18, type.scale), scale: type.scale }
    case 'bytes':
      return { type: 'bytes', length: 65_535 }
    default:
      return { type: type.kind }
  }
}

export function sameType(one: ValueType, other: ValueType): boolean {
  if (one.kind === 'decimal' && other.kind === 'decimal') return one.scale === other.scale
  return one.kind === other.kind
}
