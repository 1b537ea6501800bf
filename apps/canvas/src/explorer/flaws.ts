import type { Json } from '@drawbridge/manifest'
import type { FormField } from './form-field.ts'

/** A number as people write it where a comma stands for the point: `9,50`, `1.234,56`. */
const COMMA = /^\s*-?\d{1,3}(?:[.\s]?\d{3})*,\d+\s*$/

/** The number that was meant, as it must be written; null where it is not one with a comma. */
const withPoint = (text: string): string | null =>
  COMMA.test(text) ? text.trim().replaceAll(/[.\s]/g, '').replace(',', '.') : null

/** What is wrong with a value before it is sent, in plain words, or undefined. */
export function flawOf({ name, kind, format, required }: FormField, value: Json | undefined) {
  if (value === undefined || value === '')
    return required
      ? `${name} is needed here. Leave it out to see what a caller is told.`
      : undefined
  if (typeof value !== 'string') return undefined
  const isNumber = kind === 'number' || format === 'decimal' || format === 'bigint'
  if (isNumber && !/^-?\d+(?:\.\d+)?$/.test(value)) {
    const meant = withPoint(value)
    return meant === null
      ? `“${value}” is not a number. Write digits, such as ${format === 'decimal' ? '9.50' : '12'}.`
      : `“${value}” has a comma. In JSON a number has a point: ${meant}.`
  }
  if (format === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value))
    return `“${value}” is not a date as it is sent. Write year, month and day: 2027-01-15.`
  if (format === 'datetime' && Number.isNaN(Date.parse(value)))
    return `“${value}” is not a moment in time. Write it so: 2027-01-15T09:00:00.000Z.`
  return undefined
}

/** What an answer says about single fields of what was sent, by field. */
export function refusedFields(status: number, body: string): Readonly<Record<string, string>> {
  if (status < 400 || status >= 500) return {}
  try {
    const { errors }: { readonly errors?: unknown } = JSON.parse(body)
    if (!Array.isArray(errors)) return {}
    return Object.fromEntries(
      errors.flatMap((one: unknown): readonly (readonly [string, string])[] => {
        if (typeof one !== 'object' || one === null || !('field' in one && 'message' in one))
          return []
        const name =
          String(one.field)
            .replace(/^[/.]|^body[/.]/, '')
            .split(/[/.]/)[0] ?? ''
        return [[name, String(one.message)]]
      }),
    )
  } catch {
    return {}
  }
}
