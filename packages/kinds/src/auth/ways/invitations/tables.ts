import type { Table } from '@drawbridge/sql'
import { columnsOf, DIGEST } from '../../table-columns.ts'
import type { AccountsTable } from '../../tables.ts'

export const INVITATION_TABLES = ['auth_invitations'] as const

/** Who is invited where: of the secret that was sent there is nothing but a digest. */
export function invitationTables(
  node: string,
  _settings: unknown,
  accounts: AccountsTable,
): readonly Table[] {
  const { organisations } = accounts
  if (organisations === undefined) return []
  const id = `${node}.invitations`
  const column = columnsOf(id)
  return [
    {
      id,
      name: 'auth_invitations',
      columns: [
        column('id', { type: 'uuid' }),
        column('organisation_id', organisations.key),
        column('email', { type: 'string', length: 254 }),
        { ...column('role', { type: 'string', length: 100 }), nullable: true },
        column('digest', DIGEST),
        column('invited_by', accounts.key),
        column('created_at', { type: 'integer' }),
        column('expires_at', { type: 'integer' }),
        { ...column('accepted_at', { type: 'integer' }), nullable: true },
      ],
      primaryKey: ['id'],
      indexes: [
        {
          id: `${id}.once`,
          name: 'auth_invitations_organisation_id_email_unique',
          columns: ['organisation_id', 'email'],
          kind: 'unique',
        },
        {
          id: `${id}.byDigest`,
          name: 'auth_invitations_digest_unique',
          columns: ['digest'],
          kind: 'unique',
        },
        {
          id: `${id}.byInviter`,
          name: 'auth_invitations_invited_by',
          columns: ['invited_by'],
          kind: 'plain',
        },
        {
          id: `${id}.byExpiry`,
          name: 'auth_invitations_expires_at',
          columns: ['expires_at'],
          kind: 'plain',
        },
      ],
      foreignKeys: [
        {
          id: `${id}.organisation`,
          name: 'auth_invitations_organisation_id_fk',
          column: 'organisation_id',
          target: { table: organisations.table, column: 'id' },
          onDelete: 'cascade',
        },
        {
          id: `${id}.inviter`,
          name: 'auth_invitations_invited_by_fk',
          column: 'invited_by',
          target: { table: accounts.table, column: 'id' },
          onDelete: 'cascade',
        },
      ],
    },
  ]
}
