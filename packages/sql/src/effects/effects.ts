import { columnCheck, withinLimits } from '../column-limits.ts'
import { conversion } from '../conversion.ts'
import { diffSchema } from '../diff-schema.ts'
import { fillFor } from '../fill.ts'
import { losses, type Loss } from '../losses.ts'
import { identifier } from '../quote.ts'
import { alterationsOf, type SchemaChange, type TableAlteration } from '../schema-change.ts'
import type { Column, Dialect, Schema } from '../schema.ts'
import { doublesIn } from './doubles.ts'
import type { Effect, Outcome } from './effect.ts'
import { narrowing } from './narrowing.ts'

/** Everything that turning one schema into another does to rows that are there. */
export function effectsOf(from: Schema, to: Schema, dialect: Dialect): readonly Effect[] {
  const changes = diffSchema(from, to)
  const altered = changes.filter((change) => change.kind === 'alterTable')
  return [
    ...losses(changes).flatMap((loss) => lossEffect(loss, changes, dialect)),
    ...altered.flatMap((change) => defaulted(change, dialect)),
    ...altered.flatMap((change) => doublesIn(change, dialect)),
    ...altered.flatMap((change) => kept(change, dialect)),
  ]
}

const OUTCOMES: Readonly<Record<Loss['why'], Outcome>> = {
  tableDropped: 'loses',
  keyChanged: 'loses',
  columnDropped: 'loses',
  typeChanged: 'loses',
  narrowed: 'changes',
  limited: 'changes',
  requiredWithoutValue: 'loses',
  filled: 'changes',
}

function lossEffect(
  loss: Loss,
  changes: readonly SchemaChange[],
  dialect: Dialect,
): readonly Effect[] {
  const { tableId, columnId, column, why, what } = loss
  const change = changes.find((one) => tableOf(one)?.id === tableId)
  const table = change && tableOf(change)
  if (change === undefined || table === undefined) return []
  const from = table.columns.find(({ id }) => id === columnId)
  const to =
    change.kind === 'alterTable' ? change.to.columns.find(({ id }) => id === columnId) : undefined
  const fill =
    why === 'filled' && change.kind === 'alterTable' && to ? fillFor(change.to, to) : undefined
  return [
    {
      tableId,
      table,
      why,
      outcome: OUTCOMES[why],
      isLoss: what !== 'nothing',
      ...(columnId !== undefined && { columnId }),
      ...(column !== undefined && { column }),
      ...(from && { from }),
      ...(to && { to }),
      ...(fill && { fill }),
      ...(from && hitBy(why, table.name, from, to, dialect)),
    },
  ]
}

/** As it stands before the change. */
function tableOf(change: SchemaChange) {
  if (change.kind === 'createTable') return undefined
  return change.kind === 'alterTable' ? change.from : change.table
}

/** Which rows; without a column before, all. */
function hitBy(
  why: Loss['why'],
  table: string,
  from: Column,
  to: Column | undefined,
  dialect: Dialect,
): Pick<Effect, 'where' | 'after'> {
  const column = identifier(from.name, dialect)
  if (why === 'requiredWithoutValue' || why === 'filled') return { where: `${column} IS NULL` }
  if (why === 'narrowed' && to) return narrowing(table, from, to, dialect)
  if (why === 'limited' && to && sameType(from, to)) {
    const limits = { ...to, name: from.name }
    const where = `NOT (${columnCheck(limits, dialect)})`
    return { where, after: withinLimits(column, limits, dialect) }
  }
  return { where: `${column} IS NOT NULL` }
}

/** Columns that are needed from now on, and say themselves what the empty ones get. */
function defaulted(change: TableAlteration, dialect: Dialect): readonly Effect[] {
  return changedColumns(change).flatMap(({ from, to }): readonly Effect[] => {
    const fill = from.nullable && !to.nullable && to.default ? fillFor(change.to, to) : undefined
    if (fill === undefined) return []
    const where = `${identifier(from.name, dialect)} IS NULL`
    return [{ ...about(change, from, to), why: 'filled', outcome: 'changes', fill, where }]
  })
}

/** What becomes something else and keeps what it holds. */
function kept(change: TableAlteration, dialect: Dialect): readonly Effect[] {
  const { from, to } = change
  const renamed: readonly Effect[] =
    from.name === to.name
      ? []
      : [{ tableId: to.id, table: from, why: 'renamed', outcome: 'keeps', isLoss: false }]
  return [
    ...renamed,
    ...alterationsOf(change, 'renameColumn').flatMap((names): readonly Effect[] => {
      const before = from.columns.find(({ name }) => name === names.from)
      const after = to.columns.find(({ name }) => name === names.to)
      if (before === undefined || after === undefined) return []
      const where = `${identifier(before.name, dialect)} IS NOT NULL`
      return [{ ...about(change, before, after), why: 'renamed', outcome: 'keeps', where }]
    }),
    ...changedColumns(change).flatMap((columns): readonly Effect[] => {
      if (sameType(columns.from, columns.to)) return []
      if (conversion(columns.from.type, columns.to.type) !== 'keeps') return []
      const where = `${identifier(columns.from.name, dialect)} IS NOT NULL`
      const { from: before, to: after } = columns
      return [{ ...about(change, before, after), why: 'converted', outcome: 'keeps', where }]
    }),
  ]
}

const about = ({ from: table, to: { id: tableId } }: TableAlteration, from: Column, to: Column) => {
  const { id: columnId, name: column } = from
  return { tableId, table, columnId, column, from, to, isLoss: false }
}

/** Altered columns as they are called before. */
const changedColumns = (change: TableAlteration) =>
  alterationsOf(change, 'alterColumn').flatMap(({ to }) => {
    const from = change.from.columns.find(({ id }) => id === to.id)
    return from ? [{ from, to }] : []
  })

const sameType = (from: Column, to: Column): boolean =>
  JSON.stringify(from.type) === JSON.stringify(to.type)
