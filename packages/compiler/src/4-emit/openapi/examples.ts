import type { ColumnModel } from '@drawbridge/kinds'
import type { Json } from './json-schema.ts'

/** A value that a column may hold, to show what it looks like. */
export function exampleOf(column: ColumnModel): Json {
  const { type, settings } = column
  const fallback = settings?.default
  if (fallback?.kind === 'literal' && type.type !== 'json') return fallback.value
  switch (type.type) {
    case 'string':
    case 'text':
      return exampleText(column)
    case 'integer':
      return Math.max(1, settings?.minimum ?? 1)
    case 'bigint':
      return '9007199254740993'
    case 'decimal':
      return exampleDecimal(type.precision, type.scale)
    case 'float':
      return settings?.minimum ?? 1.5
    case 'boolean':
      return true
    case 'date':
      return '2026-11-22'
    case 'datetime':
      return '2026-11-22T10:48:52.000Z'
    case 'json':
      return { any: 'JSON' }
    case 'uuid':
      return '0b9d3a52-5c1e-4a0e-9f2e-1d2c3b4a5f60'
    case 'enum':
      return type.values[0] ?? ''
    case 'bytes':
      return 'AAEC'
  }
}

function exampleText({ name, role, settings }: ColumnModel): string {
  if (settings?.format === 'email' || name === 'email') return 'ada@example.com'
  if (settings?.format === 'url') return 'https://example.com/'
  if (role === 'role') return 'user'
  const words = name
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll('_', ' ')
  return `A ${words}`
    .padEnd(settings?.minLength ?? 0, '.')
    .slice(0, settings?.maxLength ?? settings?.length ?? 255)
}

function exampleDecimal(precision: number, scale: number): string {
  const whole = precision > scale ? '9' : '0'
  return scale === 0 ? whole : `${whole}.${'5'.padEnd(scale, '0')}`
}
