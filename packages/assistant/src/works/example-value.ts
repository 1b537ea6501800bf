import type { Json, JsonObject } from '@drawbridge/manifest'

/** What a test may send that a field does not take, and in words what is wrong with it. */
export interface Beyond {
  readonly value: Json
  /** `of more than 120 characters` */
  readonly says: string
}

const number = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined

/** The most characters that a field says it takes, by itself or by its column. */
const longestOf = ({ maxLength, length }: JsonObject): number | undefined =>
  number(maxLength) ?? number(length)

/** A value that a field takes; undefined where none can be thought of. */
export function exampleOf(field: JsonObject): Json | undefined {
  const { type, pattern, format, values } = field
  if (pattern !== undefined) return undefined
  switch (type) {
    case 'string':
    case 'text': {
      const longest = longestOf(field) ?? 40
      if (format === 'email') return longest < 24 ? undefined : 'somebody@example.com'
      if (format === 'url') return longest < 24 ? undefined : 'https://www.example.com'
      return textOf(Math.min(Math.max(7, number(field['minLength']) ?? 0), longest))
    }
    case 'integer':
    case 'float':
      return numberOf(field)
    case 'decimal':
      return numberOf(field).toFixed(scaleOf(field))
    case 'bigint':
      return String(numberOf(field))
    case 'boolean':
      return true
    case 'date':
      return '2026-01-31'
    case 'datetime':
      return '2026-01-31T12:00:00.000Z'
    case 'enum':
      return Array.isArray(values) ? (values[0] as Json) : undefined
    case 'uuid':
      return '7f0b5a36-2a39-4b55-8ec4-6f1d8b0a6f3e'
    default:
      return undefined
  }
}

/** Values just beyond each limit of a field. */
export function beyondOf(field: JsonObject): readonly Beyond[] {
  const { type, pattern, format, minLength, minimum, maximum } = field
  if (pattern !== undefined || format !== undefined) return []
  if (type === 'string' || type === 'text') {
    const [shortest, longest] = [number(minLength) ?? 0, longestOf(field)]
    return [
      ...(shortest > 0
        ? [
            {
              value: textOf(shortest - 1),
              says: shortest === 1 ? 'that is empty' : `of fewer than ${shortest} characters`,
            },
          ]
        : []),
      ...(longest !== undefined && longest < 5000
        ? [{ value: textOf(longest + 1), says: `of more than ${longest} characters` }]
        : []),
    ]
  }
  if (type !== 'integer' && type !== 'decimal') return []
  const step = type === 'decimal' ? 10 ** -scaleOf(field) : 1
  const written = (value: number): Json =>
    type === 'decimal' ? value.toFixed(scaleOf(field)) : value
  const [least, most] = [number(minimum), number(maximum)]
  return [
    ...(least === undefined
      ? []
      : [{ value: written(least - step), says: `of less than ${least}` }]),
    ...(most === undefined ? [] : [{ value: written(most + step), says: `of more than ${most}` }]),
  ]
}

const textOf = (length: number): string =>
  'Example '.repeat(length).slice(0, length).replace(/ $/, 'e')

const scaleOf = ({ scale }: JsonObject): number => number(scale) ?? 2

/** One, or as near to it as the limits of the field let it be. */
const numberOf = ({ minimum, maximum }: JsonObject): number =>
  Math.min(Math.max(1, Math.ceil(number(minimum) ?? 1)), number(maximum) ?? Infinity)
