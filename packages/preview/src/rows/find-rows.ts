import {
  type Condition,
  printSelect,
  type Select,
  statementOf,
  type Value,
  valueType,
} from '@drawbridge/sql'
import type { ColumnModel, Model } from '@drawbridge/kinds'
import type { RowAnswer, RowStatement } from '../inside/words.ts'
import { type Cell, cellOf } from './cell.ts'
import type { GridColumn, GridTable } from './grid-table.ts'

export const FILTERS = [
  'is',
  'isNot',
  'contains',
  'startsWith',
  'less',
  'more',
  'isEmpty',
  'isFilled',
] as const
export type FilterOf = (typeof FILTERS)[number]

export interface RowFilter {
  readonly column: string
  readonly how: FilterOf
  readonly value?: string | number | boolean
}

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
  readonly labels: readonly (string | null)[]
}

/** Something was asked that a table does not have. */
export class WrongQuestion extends Error {}

type Tree = Value<never>

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
  const isAsked = question.filters.length > 0 ? { where } : {}
  const page: Select<never> = {
    ...selectOf(table),
    ...isAsked,
    order: orderOf(table, question.sort),
    limit: whole(question.limit),
    offset: whole(question.offset),
  }
  const count: Select<never> = {
    values: [{ value: { kind: 'aggregate', of: 'count', type: { kind: 'integer' } } }],
    from: { table: table.model.names.sql },
    ...isAsked,
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
  const own = ownColumns(table).map(({ model }) => ({ value: valueOf(table, model) }))
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
    const labels = row.slice(own.length).map((label) => (label === null ? null : labelText(label)))
    return [{ key, mark: marks[number] ?? '', cells, labels }]
  })
}

const labelText = (label: Exclude<RowAnswer['rows'][number][number], null>): string =>
  typeof label === 'object' ? `${label.start}…` : String(label)

/** The columns that are read. */
const ownColumns = ({ columns }: GridTable): readonly GridColumn[] =>
  columns.filter(({ isSecret }) => !isSecret)

/** With the names of the rows that it leads to. */
function selectOf(table: GridTable): Select<never> {
  const own = ownColumns(table)
  const leading = own.filter(({ relation }) => relation !== undefined)
  return {
    values: [
      ...own.map(({ model }) => ({ value: valueOf(table, model) })),
      ...leading.map(({ relation }, index) => ({
        value: relation?.shown
          ? valueIn(aliasOf(index), relation.shown)
          : ({ kind: 'null', type: { kind: 'text' } } as const),
      })),
    ],
    from: { table: table.model.names.sql },
    joins: leading.flatMap(({ model, relation }, index) => {
      const key = relation?.target.columns.find(({ role }) => role === 'key')
      if (relation === undefined || key === undefined) return []
      const on = equalTo(valueIn(aliasOf(index), key), valueOf(table, model))
      return [{ table: relation.target.names.sql, as: aliasOf(index), outer: true as const, on }]
    }),
  }
}

const aliasOf = (index: number): string => `leads_${index}`

/** By the key in the end, so that pages neither overlap nor leave out. */
function orderOf(table: GridTable, sort: string | undefined) {
  const byKey = { value: valueOf(table, table.key) }
  if (sort === undefined) return [byKey]
  const descending = sort.startsWith('-')
  const { model } = columnOf(table, descending ? sort.slice(1) : sort)
  const value = valueOf(table, model)
  const first = { value, ...(descending && { descending: true as const }) }
  return model === table.key ? [first] : [first, byKey]
}

function conditionOf(table: GridTable, { column, how, value }: RowFilter): Condition<never> {
  const { model } = columnOf(table, column)
  const left = valueOf(table, model)
  const none: Tree = { kind: 'null', type: valueType(model.type) }
  if (how === 'isEmpty') return equalTo(left, none)
  if (how === 'isFilled') return { ...equalTo(left, none), negated: true }
  if (value === undefined) throw new WrongQuestion('A filter needs a value to compare with.')
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
        throw new WrongQuestion(`${column} is no text to look for a part in.`)
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
