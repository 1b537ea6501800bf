import type { ColumnDefault } from '@drawbridge/sql'
import type { ColumnModel } from '../model.ts'

/** Names that fields of the table of accounts can't have; `password` is what callers send. */
export const AUTH_FIELDS = ['password', 'passwordHash', 'role'] as const

/** A column that auth adds, and what the database fills in where the statement says nothing. */
export interface AuthColumn {
  readonly model: ColumnModel
  readonly default?: ColumnDefault
}

/**
 * Columns that auth adds to the table of accounts, to stand after its drawn fields. A row without
 * a password hash is an account that can't sign in with a password.
 */
export function authColumns(roles: readonly string[]): readonly AuthColumn[] {
  const [first] = roles
  return [
    {
      model: {
        id: '$passwordHash',
        field: '',
        role: 'passwordHash',
        name: 'passwordHash',
        sql: 'password_hash',
        type: { type: 'string', length: 255 },
        nullable: true,
        optional: true,
        readable: false,
        writable: false,
        unique: false,
      },
    },
    {
      model: {
        id: '$role',
        field: '',
        role: 'role',
        name: 'role',
        sql: 'role',
        type: { type: 'enum', values: roles },
        nullable: false,
        optional: true,
        readable: true,
        writable: false,
        unique: false,
      },
      ...(first !== undefined && { default: { kind: 'literal', value: first } }),
    },
  ]
}
