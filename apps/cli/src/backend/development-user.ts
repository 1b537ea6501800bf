import type { Model } from '@drawbridge/kinds'
import type { ColumnType } from '@drawbridge/sql'
import { randomBytes } from 'node:crypto'

/** Someone to be while trying the backend. */
export interface DevelopmentUser {
  readonly identifier: string
  readonly password: string
  /** Absent for cookie sessions. */
  readonly token?: string
}

/** Registers a user at a running backend and logs in. Undefined where there is no open registration. */
export async function createDevelopmentUser(
  address: string,
  model: Model,
): Promise<DevelopmentUser | undefined> {
  const { auth } = model
  if (auth === undefined || auth.settings.registration !== 'open') return undefined
  const { path } = auth.settings
  const { name } = auth.identifier
  const identifier = `dev-${randomBytes(3).toString('hex')}@example.com`
  const password = randomBytes(15).toString('base64url')
  const extra = requiredFields(model, auth.table, name)
  const body = { ...extra, [name]: identifier, password }
  const registered = await post(`${address}${path}/register`, body)
  if (!registered.ok) return undefined
  const loggedIn = await post(`${address}${path}/login`, { [name]: identifier, password })
  if (!loggedIn.ok) return undefined
  const answer: unknown = await loggedIn.json()
  const token = typeof answer === 'object' && answer !== null && 'accessToken' in answer
  return { identifier, password, ...(token ? { token: String(answer.accessToken) } : {}) }
}

/** A value for every other field that a person must give. */
function requiredFields(model: Model, table: string, identifier: string): Record<string, unknown> {
  const columns = model.tables.find((one) => one.node === table)?.columns ?? []
  const needed = columns.filter(
    (column) =>
      column.role === 'field' && column.writable && !column.optional && column.name !== identifier,
  )
  return Object.fromEntries(needed.map((column) => [column.name, sampleOf(column.type)]))
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

function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}
