import { diffSchema, type Dialect, identifier, type Schema, type Table } from '@drawbridge/sql'
import type { Loss } from './losses.ts'

/** Rows are alike where they must differ from now on. Which of them to change, only a person knows. */
export class NotUnique extends Error {
  readonly cure = 'Make them different first, or leave the field as it is. Nothing was changed.'
  constructor(found: readonly Loss[]) {
    super(found.map(({ sentence }) => sentence).join(' '))
  }
}

/** A new unique index over values that are there, and how to count those that occur twice. */
export interface Doubt {
  readonly table: string
  readonly columns: readonly string[]
  readonly count: string
}

export function doubtsOf(from: Schema, to: Schema, dialect: Dialect): readonly Doubt[] {
  return diffSchema(from, to).flatMap((change) => {
    if (change.kind !== 'alterTable') return []
    return change.alterations.flatMap((alteration) => {
      if (alteration.kind !== 'addIndex' || alteration.index.kind !== 'unique') return []
      const names = alteration.index.columns.map((name) => nameBefore(name, change.from, change.to))
      const columns = names.filter((name) => name !== undefined)
      // A field that is new brings no values along.
      if (columns.length < names.length) return []
      return [{ table: change.from.name, columns, count: countOf(change.from, columns, dialect) }]
    })
  })
}

export function doubleOf({ table, columns }: Doubt, rows: number): Loss {
  const where = columns.map((column) => `${table}.${column}`).join(' and ')
  const many = rows === 1 ? '1 value' : `${rows} values`
  const [column] = columns
  const sentence = `${where} can’t become unique: ${many} there ${rows === 1 ? 'occurs' : 'occur'} more than once.`
  return { table, ...(columns.length === 1 && column !== undefined && { column }), rows, sentence }
}

function nameBefore(name: string, from: Table, to: Table): string | undefined {
  const id = to.columns.find((column) => column.name === name)?.id
  return from.columns.find((column) => column.id === id)?.name
}

/** Empty values never meet each other. */
function countOf(table: Table, columns: readonly string[], dialect: Dialect): string {
  const names = columns.map((column) => identifier(column, dialect))
  const filled = names.map((name) => `${name} IS NOT NULL`).join(' AND ')
  const groups = `SELECT 1 AS one FROM ${identifier(table.name, dialect)} WHERE ${filled} GROUP BY ${names.join(', ')} HAVING count(*) > 1`
  return `SELECT count(*) FROM (${groups}) AS doubles`
}
