import type { ColumnType, Dialect } from '@drawbridge/sql'
import type { CutCell, RawCell } from '../inside/words.ts'

/** A value as it stands in JSON (docs/values.md), but JSON itself, which is text here. */
export type Cell = string | number | boolean | null | CutCell

/** What a driver gave for a column of this type, as a value. */
export function cellOf(raw: RawCell, type: ColumnType, dialect: Dialect): Cell {
  if (raw === null || typeof raw === 'object') return raw
  switch (type.type) {
    case 'boolean':
      return raw === true || raw === 1 || raw === 't' || raw === 'true'
    case 'integer': {
      const number = Number(raw)
      return Number.isSafeInteger(number) ? number : String(raw)
    }
    case 'float':
      return Number.isFinite(Number(raw)) ? Number(raw) : String(raw)
    case 'decimal':
      return dialect === 'sqlite' ? withPoint(String(raw), type.scale) : String(raw)
    case 'datetime':
      return isoTime(String(raw))
    case 'bytes':
      return dialect === 'postgres' ? fromHex(String(raw)) : raw
    default:
      return String(raw)
  }
}

/** The whole number of the smallest unit that SQLite keeps, as a decimal. */
function withPoint(units: string, scale: number): string {
  if (scale === 0) return units
  const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(units) ?? []
  const padded = digits.padStart(scale + 1, '0')
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`
}

/** `2026-11-22 10:48:52.1+00` → `2026-11-22T10:48:52.100Z` */
function isoTime(text: string): string {
  const [, day, time, part = ''] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?/.exec(text) ?? []
  return day === undefined ? text : `${day}T${time}.${part.padEnd(3, '0')}Z`
}

const fromHex = (text: string): string => Buffer.from(text.slice(2), 'hex').toString('base64')
