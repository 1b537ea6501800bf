import {
  type Condition,
  type Join,
  printSelect,
  type Select,
  statementOf,
  type Value,
  valueType,
} from '@drawbridge/sql'
import type { RowFilter } from '@drawbridge/protocol'
import type { ColumnModel, Model } from '@drawbridge/kinds'
import type { RowAnswer, RowStatement } from '../inside/words.ts'
import { type Cell, cellOf } from './cell.ts'
import type { GridColumn, GridTable } from './grid-table.ts'
import { type GridLinks, keyOf, linkedKeys, linkedNames, linkedWhere, namesIn } from './links.ts'

/** Which rows, and in which order. */
export interface RowQuestion {
  readonly filters: readonly RowFilter[]
  /** `-dueDate`: the latest first. */
  readonly sort?: string
  readonly offset: number
  readonly limit: number
}

export interface GridRow {
  readonly key: string | number
  /** By which it is seen whether it was changed since. */
  readonly mark: string
  /** In the order of the table's columns; null where it is a secret. */
  readonly cells: readonly Cell[]
  /** What rows that it leads to are called; in the order of the columns that lead somewhere. */
  readonly labels: readonly RowLabel[]
}

/** Several where a column leads to many, in the order of their keys. */
export type RowLabel = string | readonly string[] | null

/** Something was asked that a table does not have. */
export class WrongQuestion extends Error {}

type Tree = Value<never>

/** What a statement calls the keys of the rows that are asked for. */
const PAGE = 'page_keys'

/** A page of rows, and how many there are. */
export function findStatements(
  { dialect }: Model,
  table: GridTable,
  question: RowQuestion,
): readonly RowStatement[] {
  const where: Condition<never> = {
    kind: 'and',
    conditions: question.filters.map((filter) => conditionOf(table, filter)),
  }
  const { sql } = table.model.names
  const asked: Pick<Select<never>, 'from' | 'where' | 'joins'> = {
    from: { table: sql },
    // A filter may ask for what a row leads to.
    ...(question.filters.length > 0 && { where, joins: joinsOf(table) }),
  }
  const order = orderOf(table, question.sort)
  // Found by their keys alone: a database that sorts many rows carries all that is selected of each along.
  const found: Select<never> = {
    ...asked,
    values: [{ value: valueOf(table, table.key) }],
    order,
    limit: whole(question.limit),
    offset: whole(question.offset),
  }
  const key = equalTo(valueIn(PAGE, table.key), valueOf(table, table.key))
  const { joins = [], ...selected } = selectOf(table)
  const page = { ...selected, joins: [{ table: sql, as: PAGE, found, on: key }, ...joins], order }
  const count: Select<never> = {
    ...asked,
    values: [{ value: { kind: 'aggregate', of: 'count', type: { kind: 'integer' } } }],
  }
  return [
    { text: print(page, dialect), marked: ownColumns(table).length },
    { text: print(count, dialect) },
  ]
}

/** One row by its key, as it would be marked. */
export function rowStatement(
  { dialect }: Model,
  table: GridTable,
  key: string | number,
): { readonly text: string; readonly marked: number } {
  const where = equalTo(valueOf(table, table.key), literal(key, table.key))
  const own = ownColumns(table).map((column) => ({ value: readOf(table, column) }))
  const select = { values: own, from: { table: table.model.names.sql }, where }
  return { text: print(select, dialect), marked: own.length }
}

/** The rows of a page as a grid shows them. */
export function rowsOf(
  { dialect }: Model,
  table: GridTable,
  { rows, marks }: RowAnswer,
): readonly GridRow[] {
  const own = ownColumns(table)
  const at = own.findIndex(({ model }) => model === table.key)
  return rows.flatMap((row, number): readonly GridRow[] => {
    const cells = table.columns.map((column): Cell => {
      const place = own.indexOf(column)
      return place === -1 ? null : cellOf(row[place] ?? null, column.model.type, dialect)
    })
    const key = cellOf(row[at] ?? null, table.key.type, dialect)
    if (typeof key !== 'string' && typeof key !== 'number') return []
    const labels = leadingOf(table).map((column, index) =>
      labelOf(row[own.length + index] ?? null, column, row[own.indexOf(column)] ?? null),
    )
    return [{ key, mark: marks[number] ?? '', cells, labels }]
  })
}

type Raw = RowAnswer['rows'][number][number]

function labelOf(label: Raw, { links }: GridColumn, keys: Raw): RowLabel {
  if (label === null) return null
  if (links === undefined) return typeof label === 'object' ? `${label.start}…` : String(label)
  const isWhole =
    typeof label === 'string' && (typeof keys === 'string' || typeof keys === 'number')
  return isWhole ? (namesIn(label, String(keys)) ?? null) : null
}

/** The columns that are read. */
const ownColumns = ({ columns }: GridTable): readonly GridColumn[] =>
  columns.filter(({ isSecret }) => !isSecret)

/** With the names of the rows that it leads to. */
function selectOf(table: GridTable): Select<never> {
  return {
    values: [
      ...ownColumns(table).map((column) => ({ value: readOf(table, column) })),
      ...leadingOf(table).map((column, index) => ({ value: nameOf(table, column, index) })),
    ],
    from: { table: table.model.names.sql },
    joins: joinsOf(table),
  }
}

/** What stands in a column. */
const readOf = (table: GridTable, { model, links }: GridColumn): Tree =>
  links ? linkedKeys(table.model.names.sql, links) : valueOf(table, model)

/** What the rows are called that a column leads to. */
function nameOf(table: GridTable, { links, relation }: GridColumn, index: number): Tree {
  if (links) return linkedNames(table.model.names.sql, links)
  if (relation?.shown) return valueIn(aliasOf(index), relation.shown)
  return { kind: 'null', type: { kind: 'text' } }
}

/** Columns that lead to other rows. */
const leadingOf = (table: GridTable): readonly GridColumn[] =>
  ownColumns(table).filter(({ relation }) => relation !== undefined)

const joinsOf = (table: GridTable): readonly Join<never>[] =>
  leadingOf(table).flatMap(({ model, relation, links }, index) => {
    if (links) return []
    const key = relation?.target.columns.find(({ role }) => role === 'key')
    if (relation === undefined || key === undefined) return []
    const on = equalTo(valueIn(aliasOf(index), key), valueOf(table, model))
    return [{ table: relation.target.names.sql, as: aliasOf(index), outer: true as const, on }]
  })

const aliasOf = (index: number): string => `leads_${index}`

/** By the key in the end, so that pages neither overlap nor leave out. */
function orderOf(table: GridTable, sort: string | undefined) {
  const byKey = { value: valueOf(table, table.key) }
  if (sort === undefined) return [byKey]
  const descending = sort.startsWith('-')
  const { model, links } = columnOf(table, descending ? sort.slice(1) : sort)
  if (links) throw new WrongQuestion(`${model.name} leads to many rows, and gives no order.`)
  const value = valueOf(table, model)
  const first = { value, ...(descending && { descending: true as const }) }
  return model === table.key ? [first] : [first, byKey]
}

function conditionOf(table: GridTable, filter: RowFilter): Condition<never> {
  const { column, how, value } = filter
  const found = columnOf(table, column)
  if (found.links) return linkCondition(table, found.links, filter)
  // Parts of a text are looked for in what the row that it leads to is called.
  const isPart = how === 'contains' || how === 'startsWith'
  const shown = isPart ? found.relation?.shown : undefined
  const model = shown ?? found.model
  const left = shown
    ? valueIn(aliasOf(leadingOf(table).indexOf(found)), shown)
    : valueOf(table, model)
  const none: Tree = { kind: 'null', type: valueType(model.type) }
  if (how === 'isEmpty') return equalTo(left, none)
  if (how === 'isFilled') return { ...equalTo(left, none), negated: true }
  if (value === undefined) throw new WrongQuestion('A filter needs a value to compare with.')
  return compared(left, how, value, model)
}

/** What is asked of rows that a row has many of: whether one of them is like this. */
function linkCondition(
  { model }: GridTable,
  links: GridLinks,
  { column, how, value }: RowFilter,
): Condition<never> {
  const of = model.names.sql
  if (how === 'isFilled') return linkedWhere(of, links)
  if (how === 'isEmpty') return { kind: 'not', condition: linkedWhere(of, links) }
  if (value === undefined) throw new WrongQuestion('A filter needs a value to compare with.')
  const { shown, targetKey } = links
  if (how === 'contains' || how === 'startsWith')
    return linkedWhere(of, links, (linked) =>
      compared(linked(shown ?? targetKey), how, value, shown ?? targetKey),
    )
  if (how !== 'is' && how !== 'isNot')
    throw new WrongQuestion(`${column} leads to many rows, which are neither less nor more.`)
  const has = linkedWhere(of, links, (linked) =>
    compared(linked(targetKey), 'is', keyAsked(String(value), targetKey), targetKey),
  )
  return how === 'is' ? has : { kind: 'not', condition: has }
}

function keyAsked(text: string, key: ColumnModel): string | number {
  try {
    return keyOf(text.trim(), key)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new WrongQuestion(error.message)
  }
}

function compared(
  left: Tree,
  how: Exclude<RowFilter['how'], 'isEmpty' | 'isFilled'>,
  value: string | number | boolean,
  model: ColumnModel,
): Condition<never> {
  const right = literal(value, model)
  switch (how) {
    case 'is':
      return equalTo(left, right)
    case 'isNot':
      return { ...equalTo(left, right), negated: true }
    case 'less':
      return { kind: 'compare', operator: '<', left, right }
    case 'more':
      return { kind: 'compare', operator: '>', left, right }
    default: {
      if (valueType(model.type).kind !== 'text')
        throw new WrongQuestion(`${model.name} is no text to look for a part in.`)
      const text: Tree = { kind: 'call', name: 'lower', arguments: [left], type: { kind: 'text' } }
      const part: Tree = { kind: 'call', name: 'lower', arguments: [right], type: { kind: 'text' } }
      return { kind: how, text, part }
    }
  }
}

export function columnOf({ columns, model }: GridTable, name: string): GridColumn {
  const found = columns.find((column) => column.model.name === name)
  if (found === undefined)
    throw new WrongQuestion(`The table ${model.names.plural} has no column ${name}.`)
  if (found.isSecret) throw new WrongQuestion(`${name} is a secret, which nobody can look for.`)
  return found
}

/** @throws WrongQuestion where it is no value of the column */
function literal(value: string | number | boolean, { type, name }: ColumnModel): Tree {
  const tree: Tree = { kind: 'literal', value, type: valueType(type) }
  try {
    // What can't be written as a value of its type can't be looked for.
    print({ values: [{ value: tree }], from: { table: 'rows' } }, 'sqlite')
    return tree
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error
    throw new WrongQuestion(`${name}: ${error.message}`)
  }
}

const equalTo = (left: Tree, right: Tree): Condition<never> & { readonly kind: 'equal' } => ({
  kind: 'equal',
  left,
  right,
})

const valueOf = ({ model }: GridTable, column: ColumnModel): Tree =>
  valueIn(model.names.sql, column)

const valueIn = (of: string, { sql, type, nullable }: ColumnModel): Tree => ({
  kind: 'column',
  of,
  name: sql,
  type: valueType(type),
  nullable,
})

const whole = (value: number): Tree => ({ kind: 'literal', value, type: { kind: 'integer' } })

const print = (select: Select<never>, dialect: Model['dialect']): string =>
  statementOf(printSelect(select, dialect), dialect).text
