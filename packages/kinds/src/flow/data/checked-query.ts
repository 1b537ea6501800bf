import type { Type } from '@drawbridge/expressions'
import type { Formula } from '../formula.ts'
import type { StepCheck } from '../step-check.ts'
import type { ColumnModel, TableModel } from '../../model.ts'
import { conditionInQuery, valueInQuery, type Lowered, type QueryScope } from '../../query/lower.ts'
import type { OuterCondition, OuterValue } from '../../query/outer.ts'
import { warnOfOthersRows } from './kept-apart.ts'
import { perhapsNothing } from './perhaps-nothing.ts'
import { allOf, alive, columnValue } from '../../query/row-path.ts'
import type { BoundRow } from '../../query/outer.ts'

/** The table of a step as its statement has it. */
export function boundRow(table: TableModel): BoundRow {
  return { kind: 'bound', table, as: table.names.sql }
}

export function queryScope(check: StepCheck, table: TableModel): QueryScope {
  return { model: check.model, rows: new Map([['row', boundRow(table)]]) }
}

export const rowNames = (table: TableModel): Readonly<Record<string, Type>> => ({
  row: { kind: 'row', table: table.node },
})

/** Which rows a step is about: its own condition, and that they are not deleted. Undefined after a problem. */
export function whereOf(
  check: StepCheck,
  table: TableModel,
  names?: Readonly<Record<string, Type>>,
): OuterCondition | 'all' | undefined {
  const kept = alive(boundRow(table))
  const text = check.text('where')
  if (text === undefined) {
    warnOfOthersRows(check, table)
    return kept[0] ?? 'all'
  }
  const path = ['settings', 'where']
  const formula = conditionFormula(check, table, path, text, names)
  const own = formula && loweredCondition(check, table, path, formula)
  if (formula === undefined || own === undefined) return undefined
  warnOfOthersRows(check, table, formula.typed)
  return allOf([own, ...kept])
}

export function conditionAt(
  check: StepCheck,
  table: TableModel,
  path: readonly (string | number)[],
  text: string,
  names: Readonly<Record<string, Type>> = {},
): OuterCondition | undefined {
  const formula = conditionFormula(check, table, path, text, names)
  return formula && loweredCondition(check, table, path, formula)
}

function conditionFormula(
  check: StepCheck,
  table: TableModel,
  path: readonly (string | number)[],
  text: string,
  names: Readonly<Record<string, Type>> = {},
): Formula | undefined {
  return check.formulaAt(path, text, { kind: 'boolean' }, { ...names, ...rowNames(table) })
}

function loweredCondition(
  check: StepCheck,
  table: TableModel,
  path: readonly (string | number)[],
  { typed }: Formula,
): OuterCondition | undefined {
  return lowered(check, path, conditionInQuery(typed, queryScope(check, table)))
}

export function valueAt(
  check: StepCheck,
  table: TableModel,
  path: readonly (string | number)[],
  formula: Formula,
): OuterValue | undefined {
  return lowered(check, path, valueInQuery(formula.typed, queryScope(check, table)))
}

/** What a statement sorts or groups by: a field of its rows. Undefined after a problem. */
export function fieldAt(
  check: StepCheck,
  table: TableModel,
  path: readonly (string | number)[],
  column: ColumnModel,
): OuterValue | undefined {
  const { computed, name } = column
  if (computed === undefined) return columnValue(boundRow(table), column)
  if (computed.value !== undefined) return computed.value
  return check.report('computed-beyond-database', path, {
    name,
    table: table.names.plural,
    problem: 'it is worked out after the rows are read, so no query can sort or group by it.',
    cure: 'Take a field that it is made from, or keep it in a field of its own.',
  })
}

function lowered<Tree>(
  check: StepCheck,
  path: readonly (string | number)[],
  result: Lowered<Tree>,
): Tree | undefined {
  if (result.ok) return perhapsNothing(result.tree, check.around.scope)
  const { message, cure } = result.problem
  check.report('wrong-formula', path, {
    step: check.title,
    problem: message,
    cure: cure ?? 'Find the rows first, and work it out afterwards.',
  })
  return undefined
}
