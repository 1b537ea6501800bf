import type { ColumnModel } from '@drawbridge/kinds'
import type { ColumnType } from '@drawbridge/sql'

/** A value that a field takes; `who` keeps those of two accounts apart. */
export function sampleValue(column: ColumnModel, who: string): unknown {
  const { type, settings } = column
  if (type.type === 'enum') return type.values[0]
  if (type.type === 'string' || type.type === 'text') return sampleText(column, who)
  if (type.type === 'integer' || type.type === 'float') {
    const { minimum = 1, maximum = minimum } = settings ?? {}
    return Math.min(Math.max(1, Math.ceil(minimum)), maximum)
  }
  return VALUES[type.type]
}

function sampleText({ name, type, settings }: ColumnModel, who: string): string {
  const { format, minLength = 1, maxLength = 10_000 } = settings ?? {}
  // Where addresses are kept in small letters, another is nobody's.
  if (format === 'email' || /mail/i.test(name)) return `${who.toLowerCase()}@example.com`
  if (format === 'url') return `https://example.com/${who}`
  const longest = Math.min(maxLength, type.type === 'string' ? type.length : maxLength)
  return `${who}_1`.padEnd(minLength, '_').slice(0, longest)
}

const VALUES: Readonly<Partial<Record<ColumnType['type'], unknown>>> = {
  boolean: true,
  bigint: '1',
  decimal: '1',
  date: '2000-01-01',
  datetime: '2000-01-01T00:00:00.000Z',
  uuid: '00000000-0000-4000-8000-000000000000',
  json: {},
  bytes: '',
}
