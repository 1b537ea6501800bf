import type { Column, ColumnType } from '@drawbridge/sql'

/** Length of 32 bytes in base64url: a SHA-256 at rest. */
export const DIGEST: ColumnType = { type: 'string', length: 43 }

/** Makes the columns of a table of sign-in, which are never null. */
export const columnsOf =
  (table: string) =>
  (name: string, type: ColumnType): Column => ({
    id: `${table}.${name}`,
    name,
    type,
    nullable: false,
  })
