import { code, lit, template, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import { wordsOf } from '../../names/words.ts'
import { capitalised } from './resource.ts'

/** Texts that a drawn pattern may take; in all but the last, `#` becomes a number. */
const TEXTS = ['person#', 'Person #', 'PERSON#', 'person-#', '#', '+4930000000#', 'A#', 'abc']

const EMAIL = 'person#@example.com'

/** What a text holds where there are several: a variable that is in scope, or one number for good. */
export type Counter = Code | number

/**
 * A value that an emitted test may send for a column; of unique columns another one for each number.
 * Undefined where none can be thought of.
 */
export function exampleOf(column: ColumnModel, counter: Counter): Code | undefined {
  const { type } = column
  switch (type.type) {
    case 'string':
    case 'text':
      return textOf(column, type.type === 'string' ? type.length : 1_000, counter)
    case 'integer':
      return column.role === 'field' ? numberOf(column, counter) : undefined
    case 'float':
      return numberOf(column, counter)
    case 'decimal':
    case 'bigint':
      return column.unique ? undefined : literal(exactOf(column, 0))
    case 'uuid':
      return column.unique ? undefined : lit('7f0b5a36-2a39-4b55-8ec4-6f1d8b0a6f3e')
    case 'bytes':
      return column.unique || type.length < 3 ? undefined : lit('AQID')
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

/** Whether a text that is written for a column is another one for each number. */
export function isCounted(column: ColumnModel): boolean {
  return exampleOf(column, 1)?.strings.join() !== exampleOf(column, 2)?.strings.join()
}

/** A value that is neither the example nor what a column has by itself. */
export function otherExampleOf(column: ColumnModel, counter: Counter): Code | undefined {
  const { type, settings } = column
  const initial = settings?.default?.kind === 'literal' ? settings.default.value : undefined
  const isPlain = column.optional && initial === undefined
  if (column.unique) return isPlain ? exampleOf(column, counter) : undefined
  switch (type.type) {
    case 'boolean':
      return column.optional ? lit(initial !== true) : lit(false)
    case 'enum': {
      const [first, ...others] = type.values
      const other = others.find((value) => value !== initial)
      return column.optional && first !== initial
        ? lit(first ?? '')
        : other === undefined
          ? undefined
          : lit(other)
    }
    case 'date':
      return lit('2026-02-28')
    case 'datetime':
      return lit('2026-02-28T12:00:00.000Z')
    case 'integer':
    case 'float': {
      const minimum = Math.ceil(settings?.minimum ?? 1)
      const known = column.optional ? initial : minimum
      const other = known === minimum ? minimum + 1 : minimum
      const isField = column.role === 'field'
      return isField && other <= (settings?.maximum ?? Infinity) ? lit(other) : undefined
    }
    case 'decimal':
    case 'bigint':
      return literal(
        [1, 2]
          .flatMap((steps) => exactOf(column, steps) ?? [])
          .find((value) => Number(value) !== Number(initial)),
      )
    default:
      // What may be left out is left out, so that its example is another value already.
      return isPlain ? exampleOf(column, counter) : undefined
  }
}

const literal = (value: string | undefined): Code | undefined =>
  value === undefined ? undefined : lit(value)

/** The smallest exact number that there may be, from one on, and so many steps above it. */
function exactOf({ type, settings }: ColumnModel, steps: number): string | undefined {
  const scale = type.type === 'decimal' ? type.scale : 0
  const wholeDigits = type.type === 'decimal' ? type.precision - scale : 18
  const step = wholeDigits > 0 ? 1 : 10 ** -scale
  const least = Math.ceil((settings?.minimum ?? step) / step) * step
  const value = (least + steps * step).toFixed(scale)
  const isWithin = Number(value) <= (settings?.maximum ?? Infinity)
  const fits = value.split('.')[0]?.replace(/^-?0?/, '').length ?? 0
  return isWithin && fits <= wholeDigits ? value : undefined
}

function textOf(column: ColumnModel, length: number, counter: Counter): Code | undefined {
  const { minLength = 0, maxLength = length, pattern, format } = column.settings ?? {}
  if (format === 'email') return length < 24 ? undefined : texts(EMAIL, counter)
  if (format === 'url') return length < 24 ? undefined : texts('https://#.example.com', counter)
  const shape = new RegExp(pattern ?? '', 'u')
  const fits = (text: string): boolean =>
    text.length >= minLength && text.length + 2 <= maxLength && shape.test(text)
  const [first = '', ...others] = wordsOf(column.name)
  const isEmail = /e-?mail/i.test(column.name)
  const label = [capitalised(first), ...others].join(' ')
  const found = [...(isEmail ? [EMAIL] : []), `${label} #`, `${first}#`, ...TEXTS].find(
    (text) => fits(text.replace('#', '1')) && fits(text.replace('#', '2')),
  )
  const padded = pattern === undefined ? 'x'.repeat(minLength) : undefined
  if (found !== undefined) return numbered(found, column, counter)
  return padded !== undefined && fits(padded) && !column.unique ? lit(padded) : undefined
}

function numbered(text: string, { unique }: ColumnModel, counter: Counter): Code | undefined {
  if (!text.includes('#')) return unique ? undefined : lit(text)
  return texts(text, counter)
}

function texts(text: string, counter: Counter): Code {
  const [before = '', after = ''] = text.split('#')
  if (typeof counter === 'number') return lit(`${before}${counter}${after}`)
  return template`${before}${counter}${after}`
}

function numberOf({ settings, unique }: ColumnModel, counter: Counter): Code | undefined {
  const minimum = Math.ceil(settings?.minimum ?? 1)
  if (minimum > (settings?.maximum ?? Infinity)) return undefined
  if (!unique) return lit(minimum)
  return typeof counter === 'number' ? lit(minimum + counter) : code`${lit(minimum)} + ${counter}`
}
