import type { Field } from './settings.ts'

export interface Range {
  readonly low: number
  readonly high: number
  readonly fractions: boolean
  readonly words: string
}

/** The numbers that a field of its type can hold; undefined where it holds no numbers. */
export function rangeOf(field: Field): Range | undefined {
  switch (field.type) {
    case 'integer': {
      const high = Number.MAX_SAFE_INTEGER
      return { low: -high, high, fractions: false, words: `${-high} to ${high}` }
    }
    case 'bigint':
      return { low: -(2 ** 63), high: 2 ** 63, fractions: false, words: '-2^63 to 2^63 - 1' }
    case 'decimal': {
      const digits = (field.precision ?? 12) - (field.scale ?? 2)
      const high = 10 ** digits
      return { low: -high, high, fractions: true, words: `${digits} digits before the point` }
    }
    case 'float':
      return {
        low: -Number.MAX_VALUE,
        high: Number.MAX_VALUE,
        fractions: true,
        words: 'any number',
      }
    default:
      return undefined
  }
}
