import type { ColumnType } from '@drawbridge/sql'
import { snake } from '../../names/words.ts'
import type { AuthColumn } from '../columns.ts'

/** A column that a way adds, which nobody writes or reads through the API. */
export function authColumn(name: string, type: ColumnType): AuthColumn {
  return {
    model: {
      id: `$${name}`,
      field: '',
      role: 'auth',
      name,
      sql: snake(name),
      type,
      nullable: true,
      optional: true,
      readable: false,
      writable: false,
      unique: false,
    },
  }
}
