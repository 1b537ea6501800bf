import type { ColumnModel } from '../../../model.ts'
import { capitalised } from '../../../table/emit/resource.ts'
import { wordsOf } from '../../../names/words.ts'
import { exactOf, Unforeseen, UNKNOWN, type Value } from './value.ts'

/**
 * What stands in a field of a row that is put on stage: another value for each row, and other
 * numbers in each field, so that none is taken for another. Undefined: nothing is said of it.
 */
export function exampleValue(column: ColumnModel, row: number, place: number): Value | undefined {
  const { type, optional, settings } = column
  const initial = settings?.default?.kind === 'literal' ? settings.default.value : undefined
  switch (type.type) {
    case 'boolean':
      return typeof initial === 'boolean' ? initial : true
    case 'enum':
      return typeof initial === 'string' ? initial : type.values[0]
    case 'integer':
      return wholeNumber(column, place * (10 + row))
    case 'decimal': {
      const { minimum = 0, maximum = Infinity } = settings ?? {}
      const most = Math.min(maximum, 10 ** (type.precision - type.scale) - 1)
      const amount = place * (10 + row) + 0.25 * row
      if (type.scale === 0 || amount > most || amount < minimum)
        return optional ? undefined : UNKNOWN
      return exactOf(amount.toFixed(type.scale))
    }
    case 'string':
    case 'text':
      if (optional) return undefined
      return textExample(column, type.type === 'string' ? type.length : 1_000, row)
    default:
      return optional ? undefined : UNKNOWN
  }
}

function wholeNumber({ settings }: ColumnModel, wanted: number): number {
  const { minimum = 0, maximum = Infinity } = settings ?? {}
  if (wanted >= minimum && wanted <= maximum) return wanted
  const size = Math.min(maximum - minimum, 1_000) + 1
  return Math.ceil(minimum) + (wanted % Math.floor(size))
}

/** A text of its own; what has a pattern is written by whoever knows an example of it. */
export function textExample(column: ColumnModel, length: number, row: number): Value {
  const { minLength = 0, maxLength = length, pattern, format } = column.settings ?? {}
  if (pattern !== undefined || format !== undefined) return UNKNOWN
  const [first = '', ...others] = wordsOf(column.name)
  const text = `${[capitalised(first), ...others].join(' ')} ${row}`
  const padded = text.padEnd(minLength, 'x')
  return padded.length <= Math.min(maxLength, length) ? padded : UNKNOWN
}

/** What is come to, or nothing where it can't be told. */
export function unlessUnforeseen<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof Unforeseen) return undefined
    throw error
  }
}
