import type { Table } from '@drawbridge/sql'
import { columnsOf, DIGEST } from '../../table-columns.ts'
import type { AccountsTable } from '../../tables.ts'

export const TOTP_TABLES = ['auth_authenticators', 'auth_recovery_codes'] as const

/** The authenticator app of each account, and the digests of its recovery codes. */
export function totpTables(
  node: string,
  _settings: unknown,
  accounts: AccountsTable,
): readonly Table[] {
  const [app, codes] = [`${node}.authenticators`, `${node}.recoveryCodes`]
  const [ofApp, ofCodes] = [columnsOf(app), columnsOf(codes)]
  const user = (id: string, name: string) => ({
    id: `${id}.user`,
    name: `${name}_user_id_fk`,
    column: 'user_id',
    target: { table: accounts.table, column: 'id' },
    onDelete: 'cascade' as const,
  })
  return [
    {
      id: app,
      name: 'auth_authenticators',
      columns: [
        ofApp('user_id', accounts.key),
        ofApp('secret', { type: 'string', length: 100 }),
        ofApp('confirmed_at', { type: 'integer' }),
        ofApp('last_step', { type: 'integer' }),
      ],
      primaryKey: ['user_id'],
      indexes: [],
      foreignKeys: [user(app, 'auth_authenticators')],
    },
    {
      id: codes,
      name: 'auth_recovery_codes',
      columns: [ofCodes('id', DIGEST), ofCodes('user_id', accounts.key)],
      primaryKey: ['id'],
      indexes: [
        {
          id: `${codes}.byUser`,
          name: 'auth_recovery_codes_user_id',
          columns: ['user_id'],
          kind: 'plain',
        },
      ],
      foreignKeys: [user(codes, 'auth_recovery_codes')],
    },
  ]
}
