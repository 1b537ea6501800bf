import type { Table } from '@drawbridge/sql'
import { columnsOf, DIGEST } from '../../table-columns.ts'
import type { AccountsTable } from '../../tables.ts'

export const API_KEY_TABLES = ['auth_keys'] as const

/** Keys as they are kept: the digest is all that there is of the secret. */
export function apiKeyTables(
  node: string,
  _settings: unknown,
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
  ]
}
