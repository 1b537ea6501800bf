import { diagnose, type Diagnostic, type Place } from '@drawbridge/manifest'
import { CONTROL } from './control.ts'
import type { Field } from './settings.ts'

type Literal = string | number | boolean

const NOW_TYPES: readonly string[] = ['date', 'datetime']

/** Whether the default is a value that the field itself would take. */
export function checkDefault(field: Field, place: Place): readonly Diagnostic[] {
  const { name, type } = field
  const value = field.default
  if (value === undefined) return []
  if (value.kind === 'now') {
    if (NOW_TYPES.includes(type)) return []
    const facts = { name, value: 'now', expected: `a fixed value; only a date can be “now”` }
    return [diagnose('wrong-default', place, facts)]
  }
  if (value.kind === 'uuid') {
    if (type === 'uuid') return []
    const facts = { name, value: 'uuid', expected: 'a fixed value; only a uuid can be made anew' }
    return [diagnose('wrong-default', place, facts)]
  }
  if (typeof value.value === 'string' && CONTROL.test(value.value)) {
    return [diagnose('control-character', place, { what: `The default of “${name}”` })]
  }
  const expected = expectedOf(field, value.value)
  if (expected !== undefined) {
    return [diagnose('wrong-default', place, { name, value: value.value, expected })]
  }
  return field.unique === true ? [diagnose('default-on-unique', place, { name })] : []
}

/** What the default should be, in words, when it isn't. */
function expectedOf(field: Field, value: Literal): string | undefined {
  switch (field.type) {
    case 'string':
    case 'text':
      return typeof value === 'string' ? expectedText(field, value) : 'a text'
    case 'enum':
      return field.values?.includes(String(value)) === true && typeof value === 'string'
        ? undefined
        : 'one of its values'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'yes or no (true or false)'
    case 'integer':
      if (!Number.isSafeInteger(value)) return 'a whole number'
      return expectedNumber(field, Number(value))
    case 'float':
      return typeof value === 'number' ? expectedNumber(field, value) : 'a number'
    case 'bigint':
      return isBigint(value)
        ? expectedNumber(field, Number(value))
        : 'a whole number of at most 64 bits'
    case 'decimal':
      return expectedDecimal(field, value)
    case 'date':
      return isDate(value) ? undefined : 'a date such as 2026-11-22, or “now”'
    case 'datetime':
      return isDatetime(value) ? undefined : 'a time such as 2026-11-22T10:48:52.000Z, or “now”'
    case 'uuid':
      return isUuid(value) ? undefined : 'a uuid in small letters'
    default:
      return `left out: a field of type ${field.type} can't have one`
  }
}

function expectedText(field: Field, value: string): string | undefined {
  const length = [...value].length
  const longest = field.maxLength ?? (field.type === 'string' ? (field.length ?? 255) : Infinity)
  if (length < (field.minLength ?? 0)) return `a text of at least ${field.minLength} characters`
  if (length > longest) return `a text of at most ${longest} characters`
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(value)) {
    return 'a text that its own pattern takes'
  }
  if (field.format === 'email' && !/^[^@\s]+@[^@\s]+$/.test(value)) return 'an e-mail address'
  if (field.format === 'url' && !/^https?:\/\//.test(value)) return 'a web address'
  return undefined
}

function expectedNumber({ minimum, maximum }: Field, value: number): string | undefined {
  if (minimum !== undefined && value < minimum) return `at least ${minimum}`
  if (maximum !== undefined && value > maximum) return `at most ${maximum}`
  return undefined
}

function expectedDecimal(field: Field, value: Literal): string | undefined {
  const { precision = 12, scale = 2 } = field
  const [whole = '', fraction = ''] = String(value).replace(/^-/, '').split('.')
  const isDecimal = typeof value !== 'boolean' && /^-?\d+(?:\.\d+)?$/.test(String(value))
  const digits = whole.replace(/^0+/, '').length
  if (!isDecimal || digits > precision - scale || fraction.length > scale) {
    return `a number of at most ${precision - scale} digits before the point and ${scale} after it`
  }
  return expectedNumber(field, Number(value))
}

function isBigint(value: Literal): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value !== 'string' || !/^-?\d{1,19}$/.test(value)) return false
  return BigInt.asIntN(64, BigInt(value)) === BigInt(value)
}

function isDate(value: Literal): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  return isDatetime(`${value}T00:00:00.000Z`)
}

/** Written as the database gives it back, and a moment that there is: not the 30th of February. */
function isDatetime(value: Literal): boolean {
  if (typeof value !== 'string') return false
  if (!/^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/.test(value)) return false
  const date = new Date(value)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === value.slice(0, 19)
}

function isUuid(value: Literal): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}
