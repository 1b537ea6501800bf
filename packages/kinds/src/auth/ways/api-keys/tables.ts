import type { Table } from '@drawbridge/sql'
import { columnsOf, DIGEST } from '../../table-columns.ts'
import type { AccountsTable } from '../../tables.ts'
import { makerOf, type ApiKeysSettings } from './settings.ts'

export const API_KEY_TABLES = ['auth_keys', 'auth_services'] as const

/** Keys as they are kept: the digest is all that there is of the secret. */
export function apiKeyTables(
  node: string,
  settings: ApiKeysSettings,
  accounts: AccountsTable,
): readonly Table[] {
  const id = `${node}.keys`
  const column = columnsOf(id)
  return [
    {
      id,
      name: 'auth_keys',
      columns: [
        column('id', { type: 'uuid' }),
        column('user_id', accounts.key),
        column('name', { type: 'string', length: 100 }),
        column('prefix', { type: 'string', length: 255 }),
        column('digest', DIGEST),
        column('scopes', { type: 'text' }),
        column('created_at', { type: 'integer' }),
        column('expires_at', { type: 'integer' }),
        column('used_at', { type: 'integer' }),
      ],
      primaryKey: ['id'],
      indexes: [
        {
          id: `${id}.byDigest`,
          name: 'auth_keys_digest_unique',
          columns: ['digest'],
          kind: 'unique',
        },
        { id: `${id}.byUser`, name: 'auth_keys_user_id', columns: ['user_id'], kind: 'plain' },
      ],
      foreignKeys: [
        {
          id: `${id}.user`,
          name: 'auth_keys_user_id_fk',
          column: 'user_id',
          target: { table: accounts.table, column: 'id' },
          onDelete: 'cascade',
        },
      ],
    },
    ...(makerOf(settings) === undefined ? [] : [servicesTable(node, accounts)]),
  ]
}

/** Which accounts are those of programs. */
function servicesTable(node: string, accounts: AccountsTable): Table {
  const id = `${node}.services`
  const column = columnsOf(id)
  return {
    id,
    name: 'auth_services',
    columns: [
      column('user_id', accounts.key),
      column('name', { type: 'string', length: 100 }),
      column('created_at', { type: 'integer' }),
    ],
    primaryKey: ['user_id'],
    indexes: [],
    foreignKeys: [
      {
        id: `${id}.user`,
        name: 'auth_services_user_id_fk',
        column: 'user_id',
        target: { table: accounts.table, column: 'id' },
        onDelete: 'cascade',
      },
    ],
  }
}
