import type { ColumnType, Table } from '@drawbridge/sql'
import { columnsOf, DIGEST } from './table-columns.ts'
import { isAsked } from './ways/drawn-faces.ts'
import { drawnWays } from './ways/drawn-ways.ts'
import { WAYS } from './ways/registry.ts'
import type { AroundWay } from './ways/way-face.ts'

/** Names that drawn tables can't have once there is an auth part. */
export const AUTH_TABLES: readonly string[] = [
  'auth_sessions',
  'auth_attempts',
  'auth_tickets',
  ...WAYS.flatMap(({ tableNames = [] }) => tableNames),
]

/** The table of accounts, as far as the tables of auth depend on it. */
export interface AccountsTable {
  /** Its name in SQL. */
  readonly table: string
  /** Type of its primary key, `id`. */
  readonly key: ColumnType
  /** The table of organisations, and the type of its primary key. */
  readonly organisations?: { readonly table: string; readonly key: ColumnType }
}

/**
 * Tables that auth itself needs: who is signed in, and how often somebody tried. Times in them are
 * integers, milliseconds since 1970, so that they compare alike in every database.
 */
export function authTables(
  node: string,
  settings: AroundWay,
  accounts: AccountsTable,
): readonly Table[] {
  return [
    sessionsTable(node, settings, accounts),
    attemptsTable(node),
    ...(isAsked(settings, 'tickets') ? [ticketsTable(node, accounts)] : []),
    ...drawnWays(settings).flatMap(
      ({ way, settings: chosen }) => way.tables?.(node, chosen, accounts, settings) ?? [],
    ),
  ]
}

/**
 * One row a sign-in. jwt: the id stands in the access token, the digest is that of the one refresh
 * token which is good now. session: the id is the digest of the cookie's value.
 */
function sessionsTable(node: string, settings: AroundWay, accounts: AccountsTable): Table {
  const { method } = settings
  const noted = drawnWays(settings).flatMap(({ way }) =>
    Object.entries(way.sessionColumns?.(settings) ?? {}),
  )
  const id = `${node}.sessions`
  const column = columnsOf(id)
  return {
    id,
    name: 'auth_sessions',
    columns: [
      column('id', method === 'jwt' ? { type: 'uuid' } : DIGEST),
      column('user_id', accounts.key),
      method === 'jwt' ? column('token_digest', DIGEST) : column('seen_at', { type: 'integer' }),
      column('created_at', { type: 'integer' }),
      column('expires_at', { type: 'integer' }),
      ...noted.map(([name, type]) => ({ ...column(name, type), nullable: true })),
    ],
    primaryKey: ['id'],
    indexes: [
      {
        id: `${id}.byUser`,
        name: 'auth_sessions_user_id',
        columns: ['user_id'],
        kind: 'plain',
      },
    ],
    foreignKeys: [
      {
        id: `${id}.user`,
        name: 'auth_sessions_user_id_fk',
        column: 'user_id',
        target: { table: accounts.table, column: 'id' },
        onDelete: 'cascade',
      },
    ],
  }
}

/** Counters of sign-in attempts, by what the server knows of the caller. */
function attemptsTable(node: string): Table {
  const id = `${node}.attempts`
  const column = columnsOf(id)
  return {
    id,
    name: 'auth_attempts',
    columns: [
      column('id', DIGEST),
      column('attempts', { type: 'integer' }),
      column('resets_at', { type: 'integer' }),
    ],
    primaryKey: ['id'],
    indexes: [
      {
        id: `${id}.byReset`,
        name: 'auth_attempts_resets_at',
        columns: ['resets_at'],
        kind: 'plain',
      },
    ],
    foreignKeys: [],
  }
}

/**
 * Secrets that were sent out and are good once: what they are for, whose they are, and until when.
 * The id is the digest of purpose and secret.
 */
function ticketsTable(node: string, accounts: AccountsTable): Table {
  const id = `${node}.tickets`
  const column = columnsOf(id)
  return {
    id,
    name: 'auth_tickets',
    columns: [
      column('id', DIGEST),
      column('purpose', { type: 'string', length: 40 }),
      { ...column('user_id', accounts.key), nullable: true },
      { ...column('data', { type: 'text' }), nullable: true },
      column('expires_at', { type: 'integer' }),
    ],
    primaryKey: ['id'],
    indexes: [
      {
        id: `${id}.byUser`,
        name: 'auth_tickets_user_id',
        columns: ['user_id', 'purpose'],
        kind: 'plain',
      },
      {
        id: `${id}.byExpiry`,
        name: 'auth_tickets_expires_at',
        columns: ['expires_at'],
        kind: 'plain',
      },
    ],
    foreignKeys: [
      {
        id: `${id}.user`,
        name: 'auth_tickets_user_id_fk',
        column: 'user_id',
        target: { table: accounts.table, column: 'id' },
        onDelete: 'cascade',
      },
    ],
  }
}
