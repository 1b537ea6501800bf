import type { ColumnType } from './schema.ts'

/**
 * What becomes of the values of a column when its type changes. `keeps`: all stay what they are.
 * `narrows`: those that don't fit are cut to what does. `replaces`: none can stay.
 */
export type Conversion = 'keeps' | 'narrows' | 'replaces'

const LONGEST_TEXT = Number.POSITIVE_INFINITY
const UUID_LENGTH = 36

export function conversion(from: ColumnType, to: ColumnType): Conversion {
  if (isText(from) && isText(to)) return fits(textLength(from) <= textLength(to))
  if (to.type === 'enum') return intoEnum(from, to.values)
  switch (from.type) {
    case 'enum':
      return isText(to)
        ? fits(from.values.every((value) => [...value].length <= textLength(to)))
        : 'replaces'
    case 'uuid':
      if (to.type === 'uuid') return 'keeps'
      return isText(to) && UUID_LENGTH <= textLength(to) ? 'keeps' : 'replaces'
    case 'bytes':
      return to.type === 'bytes' ? fits(from.length <= to.length) : 'replaces'
    case 'integer':
    case 'bigint':
    case 'decimal':
      return numbers(from, to)
    case 'boolean':
      return to.type === 'boolean' || to.type === 'integer' ? 'keeps' : 'replaces'
    case 'date':
      return to.type === 'date' || to.type === 'datetime' ? 'keeps' : 'replaces'
    case 'datetime':
      if (to.type === 'date') return 'narrows'
      return to.type === 'datetime' ? 'keeps' : 'replaces'
    default:
      return from.type === to.type ? 'keeps' : 'replaces'
  }
}

/** The choices that rows may already hold, of which one can stand in for those that go. */
export function sharedChoices(from: ColumnType, values: readonly string[]): readonly string[] {
  if (from.type === 'enum') return values.filter((value) => from.values.includes(value))
  if (!isText(from)) return []
  return values.filter((value) => [...value].length <= textLength(from))
}

function intoEnum(from: ColumnType, values: readonly string[]): Conversion {
  if (sharedChoices(from, values).length === 0) return 'replaces'
  return fits(from.type === 'enum' && from.values.every((value) => values.includes(value)))
}

function numbers(from: ColumnType, to: ColumnType): Conversion {
  if (from.type === 'bigint' && to.type === 'integer') return 'narrows'
  if (to.type === 'integer' || to.type === 'bigint')
    return from.type === 'decimal' ? 'replaces' : 'keeps'
  if (to.type === 'float') return from.type === 'integer' ? 'keeps' : 'replaces'
  if (to.type !== 'decimal') return 'replaces'
  const room = to.precision - to.scale
  if (from.type === 'decimal')
    return fits(from.scale <= to.scale && from.precision - from.scale <= room)
  return fits(room >= (from.type === 'integer' ? 16 : 19))
}

function fits(all: boolean): Conversion {
  return all ? 'keeps' : 'narrows'
}

function isText(type: ColumnType): type is Extract<ColumnType, { type: 'string' | 'text' }> {
  return type.type === 'string' || type.type === 'text'
}

function textLength(type: Extract<ColumnType, { type: 'string' | 'text' }>): number {
  return type.type === 'string' ? type.length : LONGEST_TEXT
}
