import type { Model } from '@drawbridge/kinds'
import type { ColumnType } from '@drawbridge/sql'

/** Everybody's, for backends that hold sample rows. */
export const DEVELOPMENT_PASSWORD = 'quiet otter paints viaducts'

/** Name and value of what this account signs in with: `user@example.com`, or `user_1`. */
export function identifierOf(model: Model, role: string): readonly [string, string] | undefined {
  const column = model.auth?.identifier
  if (!column) return undefined
  const email = column.settings?.format === 'email' || /mail/i.test(column.name)
  return [column.name, email ? `${role}@example.com` : `${role}_1`]
}

/** What registering takes: a value for every field that a person must give. */
export function registration(model: Model, identifier: readonly [string, string]): object {
  const table = model.tables.find(({ node }) => node === model.auth?.table)
  const needed = (table?.columns ?? []).filter(
    ({ role, writable, optional }) => role === 'field' && writable && !optional,
  )
  const values = needed.map(({ name, type }) => [name, sampleOf(type)])
  const [name, value] = identifier
  return { ...Object.fromEntries(values), [name]: value, password: DEVELOPMENT_PASSWORD }
}

function sampleOf(type: ColumnType): unknown {
  if (type.type === 'enum') return type.values[0]
  return SAMPLES[type.type] ?? 'Developer'
}

const SAMPLES: Readonly<Partial<Record<ColumnType['type'], unknown>>> = {
  boolean: true,
  integer: 1,
  float: 1,
  bigint: '1',
  decimal: '1',
  date: '2000-01-01',
  datetime: '2000-01-01T00:00:00.000Z',
  uuid: '00000000-0000-4000-8000-000000000000',
  json: {},
  bytes: '',
}
