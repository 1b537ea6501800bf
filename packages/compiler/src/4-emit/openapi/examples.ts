import type { ColumnModel, Json } from '@drawbridge/kinds'

/** A row's fields with a value each; undefined where no value for one of them is known. */
export function exampleRow(
  columns: readonly ColumnModel[],
): { readonly [name: string]: Json } | undefined {
  const fields = columns.map((column) => [column.name, exampleOf(column)] as const)
  if (fields.some(([, value]) => value === undefined)) return undefined
  return Object.fromEntries(fields) as { readonly [name: string]: Json }
}

/** A value that a column may hold, to show what it looks like; undefined where none is known to fit. */
export function exampleOf(column: ColumnModel): Json | undefined {
  const { type, settings } = column
  const fallback = settings?.default
  if (fallback?.kind === 'literal' && type.type !== 'json') return fallback.value
  switch (type.type) {
    case 'string':
    case 'text':
      return exampleText(column)
    case 'integer':
      return Math.min(Math.max(1, settings?.minimum ?? 1), settings?.maximum ?? 1)
    case 'bigint':
      return '9007199254740993'
    case 'decimal':
      return exampleDecimal(type.precision, type.scale)
    case 'float':
      return Math.min(settings?.minimum ?? 1.5, settings?.maximum ?? 1.5)
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

/** Tried where a pattern wants something of its own. */
const WORDS = [
  'example',
  'Example',
  'EXAMPLE',
  'a',
  'A',
  'ab',
  'AB',
  'ABC',
  '1',
  '12',
  '123',
  '1234',
  '12345',
  'AB-123',
  '+15550100',
]

function exampleText({ name, role, settings }: ColumnModel): string | undefined {
  if (settings?.format === 'email' || name === 'email') return 'ada@example.com'
  if (settings?.format === 'url') return 'https://example.com/'
  if (role === 'role') return 'user'
  const words = name
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll('_', ' ')
  const [least, most] = [settings?.minLength ?? 0, settings?.maxLength ?? settings?.length ?? 255]
  const text = `A ${words}`.padEnd(least, '.').slice(0, most)
  if (settings?.pattern === undefined) return text
  const pattern = new RegExp(settings.pattern, 'u')
  return [text, ...WORDS].find(
    (word) => pattern.test(word) && word.length >= least && word.length <= most,
  )
}

function exampleDecimal(precision: number, scale: number): string {
  const whole = precision > scale ? '9' : '0'
  return scale === 0 ? whole : `${whole}.${'5'.padEnd(scale, '0')}`
}
