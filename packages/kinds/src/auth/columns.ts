import type { ColumnDefault } from '@drawbridge/sql'
import type { ColumnModel } from '../model.ts'
import { drawnWays } from './ways/drawn-ways.ts'
import type { AroundWay } from './ways/way-face.ts'

/** A column that auth adds, and what the database fills in where the statement says nothing. */
export interface AuthColumn {
  readonly model: ColumnModel
  readonly default?: ColumnDefault
}

/**
 * Columns that auth adds to the table of accounts, to stand after its drawn fields. A row without
 * a password hash is an account that can't sign in with a password.
 */
export function authColumns(settings: AroundWay): readonly AuthColumn[] {
  const { roles } = settings
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
    ...drawnWays(settings).flatMap(({ way, settings: chosen }) => way.columns?.(chosen) ?? []),
  ]
}

/** Names that fields of the table of accounts can't have with these ways; `password` is what callers send. */
export function authFields(settings: AroundWay): readonly string[] {
  return ['password', ...authColumns(settings).map(({ model }) => model.name)]
}
