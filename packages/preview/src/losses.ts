import {
  columnCheck,
  countedLossSentence,
  diffSchema,
  type Column,
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
    .map((loss) => ({ loss, count: countOf(loss, from, to, dialect) }))
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

/** Rows that hold a value there, or one outside of its limits; all where the column itself is new. */
function countOf(loss: SchemaLoss, from: Schema, to: Schema, dialect: Dialect): string {
  const table = from.tables.find(({ name }) => name === loss.table)
  const column = table?.columns.find(({ name }) => name === loss.column)
  const all = `SELECT count(*) FROM ${identifier(loss.table, dialect)}`
  if (column === undefined) return all
  const check = loss.why === 'limited' ? checkOf(loss, column, to, dialect) : undefined
  if (check !== undefined) return `${all} WHERE NOT (${check})`
  const empty = loss.why === 'requiredWithoutValue'
  return `${all} WHERE ${identifier(column.name, dialect)} IS ${empty ? '' : 'NOT '}NULL`
}

/** What the column is to keep to, where it keeps its type. */
function checkOf(
  { tableId, columnId }: SchemaLoss,
  column: Column,
  to: Schema,
  dialect: Dialect,
): string | undefined {
  const table = to.tables.find(({ id }) => id === tableId)
  const next = table?.columns.find(({ id }) => id === columnId)
  if (next === undefined || JSON.stringify(next.type) !== JSON.stringify(column.type))
    return undefined
  return columnCheck({ ...next, name: column.name }, dialect)
}
