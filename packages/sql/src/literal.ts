import type { Literal } from './portability.ts'
import { textLiteral } from './quote.ts'
import type { ColumnType, Dialect } from './schema.ts'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DECIMAL = /^-?\d{1,65}(\.\d{1,30})?$/
const WHOLE = /^-?\d{1,19}$/

/** How a database writes the values that are not written alike everywhere. */
export interface LiteralForms {
  boolean(value: boolean): string
  decimal(digits: string, scale: number): string
  /** From `2026-11-22T10:48:52.000Z`. */
  datetime(iso: string): string
  /** From hexadecimal digits. */
  bytes(hex: string): string
}

/** A value as the literal of a column's type. Throws a RangeError where it isn't one. */
export function printLiteral(
  value: Literal,
  type: ColumnType,
  dialect: Dialect,
  forms: LiteralForms,
): string {
  switch (type.type) {
    case 'integer':
    case 'bigint':
      return wholeNumber(value)
    case 'decimal':
      return forms.decimal(decimalNumber(value), type.scale)
    case 'float':
      return floatNumber(value)
    case 'boolean':
      return forms.boolean(value === true)
    case 'date':
      return `'${dateText(value)}'`
    case 'datetime':
      return `'${forms.datetime(datetimeText(value))}'`
    case 'uuid':
      return `'${uuidText(value)}'`
    case 'json':
      return textLiteral(jsonText(value), dialect)
    case 'bytes':
      return forms.bytes(bytesHex(value))
    default:
      return textLiteral(String(value), dialect)
  }
}

// Each takes what a person set as a default and gives the canonical form of one type, or refuses it.

function wholeNumber(value: Literal): string {
  return matching(String(value), WHOLE, 'a whole number')
}

function decimalNumber(value: Literal): string {
  return matching(String(value), DECIMAL, 'a decimal number')
}

function floatNumber(value: Literal): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  throw new RangeError(`${JSON.stringify(value)} is not a number.`)
}

function dateText(value: Literal): string {
  return matching(String(value), DATE, 'a date')
}

/** `2026-11-22T10:48:52.000Z`, always with three digits of milliseconds. */
function datetimeText(value: Literal): string {
  const text = matching(String(value), DATETIME, 'a date with time')
  const [seconds = '', milliseconds = ''] = text.slice(0, -1).split('.')
  return `${seconds}.${milliseconds.padEnd(3, '0')}Z`
}

function uuidText(value: Literal): string {
  return matching(String(value).toLowerCase(), UUID, 'a uuid')
}

function jsonText(value: Literal): string {
  return JSON.stringify(typeof value === 'string' ? JSON.parse(value) : value)
}

/** Base64 as hexadecimal digits. */
function bytesHex(value: Literal): string {
  return Array.from(atob(String(value)), (c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join(
    '',
  )
}

function matching(text: string, pattern: RegExp, what: string): string {
  if (pattern.test(text)) return text
  throw new RangeError(`${JSON.stringify(text)} is not ${what}.`)
}
