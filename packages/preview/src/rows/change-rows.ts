import { randomUUID } from 'node:crypto'
import type { ColumnModel, Model } from '@drawbridge/kinds'
import { identifier, literalOf } from '@drawbridge/sql'
import type { RowStatement } from '../inside/words.ts'
import { columnOf, rowStatement, WrongQuestion } from './find-rows.ts'
import type { GridColumn, GridTable } from './grid-table.ts'

/** A value that somebody typed; JSON is text here. */
export type GivenCell = string | number | boolean | null

/** One change of a row, as it was put together in a grid; fields go by their names. */
export type RowChange =
  | {
      readonly type: 'add'
      readonly table: string
      readonly values: Readonly<Record<string, GivenCell>>
    }
  | {
      readonly type: 'change'
      readonly table: string
      readonly key: string | number
      readonly mark: string
      readonly values: Readonly<Record<string, GivenCell>>
    }
  | {
      readonly type: 'remove'
      readonly table: string
      readonly key: string | number
      readonly mark: string
    }

/** A value that its column can't hold. */
export class WrongValue extends Error {
  readonly column: string
  constructor(column: string, message: string) {
    super(message)
    this.column = column
  }
}

/** @throws WrongValue, WrongQuestion */
export function changeStatement(model: Model, table: GridTable, change: RowChange): RowStatement {
  const { dialect } = model
  const name = (text: string): string => identifier(text, dialect)
  const into = name(table.model.names.sql)
  if (change.type === 'add') return addStatement(model, table, change.values)
  const found = rowStatement(model, table, change.key)
  const checked = {
    marked: found.marked,
    check: {
      text: dialect === 'sqlite' ? found.text : `${found.text} FOR UPDATE`,
      mark: change.mark,
    },
  }
  const where = `WHERE ${name(table.key.sql)} = ${literalOf(change.key, table.key.type, dialect)}`
  if (change.type === 'remove') return { text: `DELETE FROM ${into} ${where}`, ...checked }
  const set = [
    ...writtenOf(model, table, change.values),
    ...stampsOf(table).map((column) => [column, stampText(column, model)] as const),
  ].map(([column, text]) => `${name(column.sql)} = ${text}`)
  return { text: `UPDATE ${into} SET ${set.join(', ')} ${where}`, ...checked }
}

function addStatement(
  model: Model,
  table: GridTable,
  values: Readonly<Record<string, GivenCell>>,
): RowStatement {
  if (table.closed !== undefined) throw new WrongQuestion(table.closed)
  const { dialect } = model
  const name = (text: string): string => identifier(text, dialect)
  const { key } = table
  const written = writtenOf(model, table, values)
  for (const { model: column, isEditable } of table.columns) {
    const isGiven = written.some(([one]) => one === column)
    if (isEditable && !column.optional && !isGiven)
      throw new WrongValue(column.name, `${column.name} is missing.`)
  }
  const all =
    key.type.type === 'uuid'
      ? [[key, literalOf(randomUUID(), key.type, dialect)] as const, ...written]
      : written
  const columns = all.map(([column]) => name(column.sql)).join(', ')
  const texts = all.map(([, text]) => text).join(', ')
  const into = `INSERT INTO ${name(table.model.names.sql)}`
  const what =
    all.length === 0
      ? dialect === 'mysql'
        ? '() VALUES ()'
        : 'DEFAULT VALUES'
      : `(${columns}) VALUES (${texts})`
  // MySQL tells the key without being asked.
  const told = dialect === 'mysql' ? '' : ` RETURNING ${name(key.sql)}`
  return { text: `${into} ${what}${told}` }
}

type Written = readonly [column: ColumnModel, text: string]

function writtenOf(
  { dialect }: Model,
  table: GridTable,
  values: Readonly<Record<string, GivenCell>>,
): readonly Written[] {
  return Object.entries(values).map(([field, value]) => {
    const column = columnOf(table, field)
    if (!column.isEditable) throw new WrongValue(field, `${field} can’t be written by hand.`)
    return [column.model, valueText(column, value, dialect)]
  })
}

function valueText({ model: column }: GridColumn, value: GivenCell, dialect: Model['dialect']) {
  const { name, nullable, type } = column
  if (value === null) {
    if (!nullable) throw new WrongValue(name, `${name} must have a value.`)
    return 'NULL'
  }
  if (type.type === 'boolean' && typeof value !== 'boolean')
    throw new WrongValue(name, `${name} is either true or false.`)
  if (type.type === 'enum' && !type.values.includes(String(value)))
    throw new WrongValue(name, `${name} is one of ${type.values.join(', ')}.`)
  try {
    return literalOf(value, type, dialect)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const why = type.type === 'json' ? 'This is no JSON.' : error.message
    throw new WrongValue(name, why)
  }
}

/** What tells other writers that the row was changed. */
const stampsOf = ({ model: { columns } }: GridTable): readonly ColumnModel[] =>
  columns.filter(({ role }) => role === 'updatedAt' || role === 'version')

function stampText({ role, sql, type }: ColumnModel, { dialect }: Model): string {
  if (role === 'version') return `${identifier(sql, dialect)} + 1`
  return literalOf(new Date().toISOString(), type, dialect)
}
