import { code, lit, template, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'

/** Texts that a drawn pattern may take; in all but the last, `#` becomes a number. */
const TEXTS = ['person#', 'Person #', 'PERSON#', 'person-#', '#', '+4930000000#', 'A#', 'abc']

/**
 * A value that an emitted test may send for a column, given that a variable `n` is in scope; of
 * unique columns another one for each `n`. Undefined where none can be thought of.
 */
export function exampleOf(column: ColumnModel): Code | undefined {
  const { type } = column
  switch (type.type) {
    case 'string':
    case 'text':
      return textOf(column, type.type === 'string' ? type.length : 1_000)
    case 'integer':
      return column.role === 'field' ? numberOf(column) : undefined
    case 'float':
      return numberOf(column)
    case 'boolean':
      return column.unique ? undefined : lit(true)
    case 'enum':
      return column.unique ? undefined : lit(type.values[0] ?? '')
    case 'date':
      return column.unique ? undefined : lit('2026-01-31')
    case 'datetime':
      return column.unique ? undefined : lit('2026-01-31T12:00:00.000Z')
    case 'json':
      return lit({})
    default:
      return undefined
  }
}

function textOf(column: ColumnModel, length: number): Code | undefined {
  const { minLength = 0, maxLength = length, pattern, format } = column.settings ?? {}
  if (format === 'email') return length < 24 ? undefined : template`person${code`n`}@example.com`
  if (format === 'url') return length < 24 ? undefined : template`https://${code`n`}.example.com`
  const shape = new RegExp(pattern ?? '', 'u')
  const fits = (text: string): boolean =>
    text.length >= minLength && text.length + 2 <= maxLength && shape.test(text)
  const found = TEXTS.find((text) => fits(text.replace('#', '1')) && fits(text.replace('#', '2')))
  const padded = pattern === undefined ? 'x'.repeat(minLength) : undefined
  if (found !== undefined) return numbered(found, column)
  return padded !== undefined && fits(padded) && !column.unique ? lit(padded) : undefined
}

function numbered(text: string, { unique }: ColumnModel): Code | undefined {
  const [before = '', after] = text.split('#')
  if (after === undefined) return unique ? undefined : lit(text)
  return template`${before}${code`n`}${after}`
}

function numberOf({ settings, unique }: ColumnModel): Code | undefined {
  const minimum = Math.ceil(settings?.minimum ?? 1)
  if (minimum > (settings?.maximum ?? Infinity)) return undefined
  return unique ? code`${lit(minimum)} + n` : lit(minimum)
}
