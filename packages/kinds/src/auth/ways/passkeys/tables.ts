import type { Table } from '@drawbridge/sql'
import { columnsOf, DIGEST } from '../../table-columns.ts'
import type { AccountsTable } from '../../tables.ts'

export const PASSKEY_TABLES = ['auth_passkeys'] as const

/** Public keys of accounts, by the digest of the id that their device gave them. */
export function passkeyTables(
  node: string,
  _settings: unknown,
  accounts: AccountsTable,
): readonly Table[] {
  const id = `${node}.passkeys`
  const column = columnsOf(id)
  return [
    {
      id,
      name: 'auth_passkeys',
      columns: [
        column('id', DIGEST),
        column('user_id', accounts.key),
        column('name', { type: 'string', length: 100 }),
        column('credential', { type: 'text' }),
        column('public_key', { type: 'text' }),
        column('counter', { type: 'integer' }),
        column('created_at', { type: 'integer' }),
        column('used_at', { type: 'integer' }),
      ],
      primaryKey: ['id'],
      indexes: [
        { id: `${id}.byUser`, name: 'auth_passkeys_user_id', columns: ['user_id'], kind: 'plain' },
      ],
      foreignKeys: [
        {
          id: `${id}.user`,
          name: 'auth_passkeys_user_id_fk',
          column: 'user_id',
          target: { table: accounts.table, column: 'id' },
          onDelete: 'cascade',
        },
      ],
    },
  ]
}
