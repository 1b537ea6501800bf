import type { Column, ColumnType, Table } from '@drawbridge/sql'
import type { AuthSettings } from './settings.ts'

/** Names that drawn tables can't have once there is an auth part. */
export const AUTH_TABLES = ['auth_sessions', 'auth_attempts'] as const

/** The table of accounts, as far as the tables of auth depend on it. */
export interface Accounts {
  /** Its name in SQL. */
  readonly table: string
  /** Type of its primary key, `id`. */
  readonly key: ColumnType
}

/** Length of 32 bytes in base64url: a SHA-256 at rest. */
const DIGEST: ColumnType = { type: 'string', length: 43 }

/**
 * Tables that auth itself needs: who is signed in, and how often somebody tried. Times in them are
 * integers, milliseconds since 1970, so that they compare alike in every database.
 */
export function authTables(
  node: string,
  method: Required<AuthSettings>['method'],
  accounts: Accounts,
): readonly Table[] {
  return [sessionsTable(node, method, accounts), attemptsTable(node)]
}

/**
 * One row a sign-in. jwt: the id stands in the access token, the digest is that of the one refresh
 * token which is good now. session: the id is the digest of the cookie's value.
 */
function sessionsTable(
  node: string,
  method: Required<AuthSettings>['method'],
  accounts: Accounts,
): Table {
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

const columnsOf =
  (table: string) =>
  (name: string, type: ColumnType): Column => ({
    id: `${table}.${name}`,
    name,
    type,
    nullable: false,
  })
