import {
  countedLossSentence,
  diffSchema,
  type Dialect,
  identifier,
  type Loss as SchemaLoss,
  losses,
  type Schema,
} from '@drawbridge/sql'

/** What a change of the drawing would take from the rows that are there. */
export interface Loss {
  readonly table: string
  readonly column?: string
  readonly rows: number
  readonly sentence: string
}

/** A possible loss, and the statement that counts the rows it would hit. */
export interface Suspect {
  readonly loss: SchemaLoss
  readonly count: string
}

export function suspects(from: Schema, to: Schema, dialect: Dialect): readonly Suspect[] {
  return losses(diffSchema(from, to))
    .filter((loss) => loss.what !== 'nothing')
    .map((loss) => ({ loss, count: countOf(loss, from, dialect) }))
}

export function lossOf({ loss }: Suspect, rows: number): Loss {
  const { table, column } = loss
  return {
    table,
    ...(column !== undefined && { column }),
    rows,
    sentence: countedLossSentence(loss, rows),
  }
}

/** Rows that hold a value there; all rows where the column itself is new. */
function countOf(loss: SchemaLoss, from: Schema, dialect: Dialect): string {
  const table = from.tables.find(({ name }) => name === loss.table)
  const column = table?.columns.find(({ name }) => name === loss.column)
  const all = `SELECT count(*) FROM ${identifier(loss.table, dialect)}`
  if (column === undefined) return all
  const empty = loss.why === 'requiredWithoutValue'
  return `${all} WHERE ${identifier(column.name, dialect)} IS ${empty ? '' : 'NOT '}NULL`
}
