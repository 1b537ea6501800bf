import type { Table } from '@drawbridge/sql'
import { columnsOf, DIGEST } from '../../table-columns.ts'
import type { AccountsTable } from '../../tables.ts'

/** Who somebody is at a provider, and whose account that is. The id is a digest of issuer and subject. */
export function identitiesTable(node: string, accounts: AccountsTable): Table {
  const id = `${node}.identities`
  const column = columnsOf(id)
  return {
    id,
    name: 'auth_identities',
    columns: [
      column('id', DIGEST),
      column('user_id', accounts.key),
      column('provider', { type: 'string', length: 30 }),
      column('issuer', { type: 'string', length: 200 }),
      column('subject', { type: 'string', length: 255 }),
      column('created_at', { type: 'integer' }),
    ],
    primaryKey: ['id'],
    indexes: [
      {
        id: `${id}.byUser`,
        name: 'auth_identities_user_id',
        columns: ['user_id'],
        kind: 'plain',
      },
    ],
    foreignKeys: [
      {
        id: `${id}.user`,
        name: 'auth_identities_user_id_fk',
        column: 'user_id',
        target: { table: accounts.table, column: 'id' },
        onDelete: 'cascade',
      },
    ],
  }
}
