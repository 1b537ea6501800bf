import type { Model, TableModel } from '@drawbridge/kinds'
import { diagnose, type Diagnostic } from '@drawbridge/manifest'
import {
  DIALECT_TITLES,
  LIMITS,
  limitBreaches,
  type Dialect,
  type LimitBreach,
  type Table,
} from '@drawbridge/sql'

const MEASURES: Readonly<Record<LimitBreach['limit'], string>> = {
  rowBytes: 'bytes a row',
  indexKeyBytes: 'bytes a key',
  columnsPerTable: 'columns',
  columnsPerIndex: 'fields',
  decimalPrecision: 'digits',
  decimalScale: 'digits after the point',
  stringLength: 'characters',
}

/** Whether the chosen database takes every table as it is drawn. */
export function checkLimits(model: Model): readonly Diagnostic[] {
  const database = DIALECT_TITLES[model.dialect]
  const tables = new Map(model.tables.map((table) => [table.node, table]))
  return model.schema.tables.flatMap((table) => {
    const drawn = tables.get(table.id)
    if (drawn === undefined) return []
    const breaches = limitBreaches(table, model.dialect).map((breach) => {
      const { actual, allowed, limit } = breach
      const what = wordsOf(breach, drawn)
      const facts = { what, measure: MEASURES[limit], actual, allowed, database }
      const place = { node: drawn.node, field: placeOf(breach, drawn, table) }
      return diagnose('database-limit', place, facts)
    })
    return [...breaches, ...checkFulltext(drawn, table, model.dialect)]
  })
}

function checkFulltext(drawn: TableModel, table: Table, dialect: Dialect): readonly Diagnostic[] {
  if (LIMITS[dialect].fulltext) return []
  return table.indexes
    .filter(({ kind }) => kind === 'fulltext')
    .map(() => {
      const place = { node: drawn.node, field: '/settings/indexes' }
      return diagnose('no-fulltext', place, { database: DIALECT_TITLES[dialect] })
    })
}

function wordsOf({ column, index }: LimitBreach, drawn: TableModel): string {
  if (index !== undefined) return `An index of “${drawn.names.plural}”`
  if (column === undefined) return `The table “${drawn.names.plural}”`
  return `“${drawn.columns.find((one) => one.sql === column)?.name ?? column}”`
}

function placeOf(breach: LimitBreach, drawn: TableModel, table: Table): string {
  const byColumn = drawn.columns.find((one) => one.sql === breach.column)
  if (byColumn !== undefined) return byColumn.field
  const index = table.indexes.find((one) => one.name === breach.index)
  const behind = drawn.columns.find((one) => index?.id === `${one.id}.unique`)
  if (behind !== undefined) return `${behind.field}/unique`
  return index === undefined ? '/settings/fields' : '/settings/indexes'
}
