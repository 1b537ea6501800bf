import type { ColumnModel, Model } from '@drawbridge/kinds'
import { identifier, literalOf } from '@drawbridge/sql'
import type { RowStatement } from '../inside/words.ts'
import { columnOf, rowStatement, WrongQuestion } from './find-rows.ts'
import type { GridColumn, GridTable } from './grid-table.ts'
import { keysIn, linkStatements } from './links.ts'

/** A value that somebody typed; JSON is text here. */
export type GivenCell = string | number | boolean | null

/** One change of a row, as it was put together in a grid; fields go by their names. */
export type RowChange =
  | {
      readonly type: 'add'
      readonly table: string
      /** Of a row that was there before; else it gets a new one. */
      readonly key?: string | number
      /** It is no real one, and may be asked for to be taken out again. */
      readonly madeUp?: boolean
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

/** The first of them finds the row as it was, or tells the key of a new one. @throws WrongValue, WrongQuestion */
export function changeStatements(
  model: Model,
  table: GridTable,
  change: RowChange,
): readonly RowStatement[] {
  const { dialect } = model
  const name = (text: string): string => identifier(text, dialect)
  const into = name(table.model.names.sql)
  if (change.type === 'add') {
    const own =
      change.key === undefined ? newKey(model, table) : keyText(change.key, table.key, dialect)
    const linked = linksOf(model, table, change.values, { text: own, isNew: true })
    return [addStatement(model, table, change), ...linked]
  }
  const found = rowStatement(model, table, change.key)
  const checked = {
    marked: found.marked,
    check: {
      text: dialect === 'sqlite' ? found.text : `${found.text} FOR UPDATE`,
      mark: change.mark,
    },
  }
  const own = literalOf(change.key, table.key.type, dialect)
  const where = `WHERE ${name(table.key.sql)} = ${own}`
  if (change.type === 'remove') return [{ text: `DELETE FROM ${into} ${where}`, ...checked }]
  const set = [
    ...writtenOf(model, table, change.values),
    ...stampsOf(table).map((column) => [column, stampText(column, model)] as const),
  ].map(([column, text]) => `${name(column.sql)} = ${text}`)
  const linked = linksOf(model, table, change.values, { text: own, isNew: false })
  const [first, ...more] =
    set.length > 0 ? [{ text: `UPDATE ${into} SET ${set.join(', ')} ${where}` }, ...linked] : linked
  return first ? [{ ...first, ...checked }, ...more] : []
}

/** What makes those rows the linked ones that were named. */
function linksOf(
  model: Model,
  table: GridTable,
  values: Readonly<Record<string, GivenCell>>,
  own: { readonly text: string; readonly isNew: boolean },
): readonly RowStatement[] {
  return Object.entries(values).flatMap(([field, value]) => {
    const { links } = columnOf(table, field)
    if (links === undefined) return []
    try {
      const texts = linkStatements(model, links, own, keysIn(String(value ?? '')))
      return texts.map((text) => ({ text }))
    } catch (error) {
      if (!(error instanceof Error)) throw error
      throw new WrongValue(field, error.message)
    }
  })
}

/** The key that the last new row got, as a statement after it asks for it. */
function newKey({ dialect }: Model, { key, model }: GridTable): string {
  if (dialect === 'mysql') return 'LAST_INSERT_ID()'
  if (dialect === 'postgres') return 'lastval()'
  // Nobody else writes meanwhile, and its keys only grow.
  return `(SELECT max(${identifier(key.sql, dialect)}) FROM ${identifier(model.names.sql, dialect)})`
}

function addStatement(
  model: Model,
  table: GridTable,
  { key: wanted, values }: Extract<RowChange, { type: 'add' }>,
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
    wanted === undefined ? written : [[key, keyText(wanted, key, dialect)] as const, ...written]
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

function keyText(value: string | number, { name, type }: ColumnModel, dialect: Model['dialect']) {
  try {
    return literalOf(value, type, dialect)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new WrongValue(name, error.message)
  }
}

type Written = readonly [column: ColumnModel, text: string]

function writtenOf(
  { dialect }: Model,
  table: GridTable,
  values: Readonly<Record<string, GivenCell>>,
): readonly Written[] {
  return Object.entries(values).flatMap(([field, value]): readonly Written[] => {
    const column = columnOf(table, field)
    if (column.links) return []
    if (!column.isEditable) throw new WrongValue(field, `${field} can’t be written by hand.`)
    return [[column.model, valueText(column, value, dialect)]]
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
