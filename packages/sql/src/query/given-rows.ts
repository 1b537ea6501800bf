import { columnType } from '../print-column.ts'
import { identifier } from '../quote.ts'
import type { ColumnType, Dialect } from '../schema.ts'
import { group, joined, SPACE, type Pieces } from './pieces.ts'

/** A column of rows that a statement is given as one text of JSON. */
export interface GivenColumn {
  /** In the JSON: an identifier. */
  readonly name: string
  readonly sql: string
  readonly type: ColumnType
}

export interface GivenRows {
  /** What the statement calls them. */
  readonly as: string
  readonly columns: readonly GivenColumn[]
  /** The column that is the key of a row of the table. */
  readonly key: GivenColumn
}

/** The parts of an UPDATE of the rows that are given. */
export interface GivenUpdate {
  /** Its beginning; the rows are its first parameter. */
  readonly head: Pieces<never>
  /** What stands before the name of a column that is set. */
  readonly owner: string
  /** Between what is set and the conditions. */
  readonly from: string | undefined
  /** That a row is one of those that are given, where the WHERE has to say so. */
  readonly same: string | undefined
}

const LINE = { kind: 'break', flat: '' } as const

/** How a database changes rows of a table, each by what is given for it, with one statement. */
export function updateOfGiven(
  table: string,
  key: string,
  rows: GivenRows,
  dialect: Dialect,
): GivenUpdate {
  const [target, as] = [identifier(table, dialect), identifier(rows.as, dialect)]
  const same = `${target}.${identifier(key, dialect)} = ${as}.${identifier(rows.key.sql, dialect)}`
  const columns = joined<never>(
    rows.columns.map((column) => [read(column, dialect)]),
    ',',
    SPACE,
  )
  if (dialect === 'mysql')
    return {
      // In this order, so that no other rows are held, and these one after the other.
      head: [
        ...group<never>("UPDATE JSON_TABLE(?, '$[*]' COLUMNS (", LINE, ...columns, `)) AS ${as}`),
        SPACE,
        `STRAIGHT_JOIN ${target} ON ${same}`,
      ],
      owner: `${target}.`,
      from: undefined,
      same: undefined,
    }
  const values = dialect === 'sqlite' ? 'json_each(?)' : 'jsonb_array_elements($1) AS value'
  return {
    head: [
      `WITH ${as} AS (`,
      ...group<never>(LINE, 'SELECT ', ...group<never>(...columns), SPACE, `FROM ${values})`),
      SPACE,
      `UPDATE ${target}`,
    ],
    owner: '',
    from: `FROM ${as}`,
    same,
  }
}

function read({ name, sql, type }: GivenColumn, dialect: Dialect): string {
  const column = identifier(sql, dialect)
  const declared = columnType(type, dialect)
  // Texts are compared with those of tables, which are in the order of their bytes.
  const isText = type.type === 'text'
  switch (dialect) {
    case 'mysql':
      return `${column} ${declared}${isText ? ' CHARACTER SET utf8mb4 COLLATE utf8mb4_bin' : ''} PATH '$.${name}'`
    case 'postgres':
      return isText
        ? `(value ->> '${name}') COLLATE "C" AS ${column}`
        : `CAST(value ->> '${name}' AS ${declared}) AS ${column}`
    case 'sqlite':
      return `CAST(value ->> '${name}' AS ${declared}) AS ${column}`
  }
}
