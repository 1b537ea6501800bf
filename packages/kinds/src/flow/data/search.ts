import type { TableModel } from '../../model.ts'
import type { OuterCondition } from '../../query/outer.ts'
import { columnValue } from '../../query/row-path.ts'
import { columnOfRole } from '../../table/emit/resource.ts'
import type { Formula } from '../formula.ts'
import type { StepCheck } from '../step-check.ts'
import { noteHeld } from './called.ts'
import { boundRow, fieldAt } from './checked-query.ts'
import type { Selection } from './selection.ts'
import type { SqlPart } from './statement.ts'
import type { TypedExpression } from '@drawbridge/expressions'
import { type Order, printOrder, printSelect } from '@drawbridge/sql'

/** What a find asks of the database. */
export interface Search {
  readonly selection: Selection
  readonly where: OuterCondition | 'all'
  readonly filters: readonly { readonly when: Formula; readonly condition: OuterCondition }[]
  readonly order: readonly Order<TypedExpression>[]
  readonly limit: Formula | number | undefined
  readonly offset: Formula | undefined
  /** Nobody else changes the rows until the transaction ends. */
  readonly isLocking?: true
}

/** The order that was drawn, and the key behind it so that no two rows are in any. */
export function checkOrder(
  check: StepCheck,
  table: TableModel,
): readonly Order<TypedExpression>[] | undefined {
  const row = boundRow(table)
  const order = check.list('sort').map(({ field, direction }, index) => {
    const column = table.columns.find(
      (one) => one.name === field && one.computed?.isPersonal !== true,
    )
    if (column === undefined) {
      const known = table.columns.map((one) => one.name)
      const facts = { what: 'field', found: String(field), known }
      return check.report('unknown-choice', ['settings', 'sort', index, 'field'], facts)
    }
    const value = fieldAt(check, table, ['settings', 'sort', index, 'field'], column)
    return value && { value, ...(direction === 'desc' && { descending: true as const }) }
  })
  if (!order.every((one) => one !== undefined)) return undefined
  const last = order.at(-1)
  const keyColumn = columnOfRole(table, 'key')
  if (check.list('sort').some(({ field }) => field === keyColumn.name)) return order
  const key = columnValue(row, keyColumn)
  return [...order, { value: key, ...(last?.descending && { descending: true as const }) }]
}

/** What a step holds until its transaction ends, if it was drawn so. */
export function holding(check: StepCheck): Pick<Search, 'isLocking'> {
  if (check.settings['lock'] !== true) return {}
  noteHeld(check, ['settings', 'lock'])
  return { isLocking: true }
}

export function fromParts(search: Search, where = search.where): readonly SqlPart[] {
  const { table, dialect } = search.selection.resource
  const whole = printSelect<TypedExpression>(
    { values: [], from: { table: table.names.sql }, ...(where !== 'all' && { where }) },
    dialect,
  )
  // What is selected is written apart from it.
  const start = whole.findIndex((piece) => typeof piece === 'string' && piece.startsWith(' FROM '))
  const [from, ...rest] = whole.slice(start)
  const line: SqlPart = { kind: 'break', flat: ' ' }
  return [line, typeof from === 'string' ? from.trimStart() : '', ...rest]
}

/** `ORDER BY … LIMIT … OFFSET … FOR UPDATE` */
export function tailParts({
  order,
  limit,
  offset,
  selection,
  isLocking,
}: Search): readonly SqlPart[] {
  const { dialect } = selection.resource
  const line: SqlPart = { kind: 'break', flat: ' ' }
  const by = order.flatMap((one, index) => [
    index === 0 ? 'ORDER BY ' : ', ',
    ...printOrder(one, dialect),
  ])
  const amount = (value: Formula | number): SqlPart => {
    if (typeof value === 'number') return String(value)
    const { typed } = value
    const isFixed = typed.kind === 'literal' && typed.value.type === 'number'
    return isFixed
      ? typed.value.digits
      : { kind: 'parameter', value: typed, type: { kind: 'integer' } }
  }
  return [
    ...(by.length > 0 ? [line, ...by] : []),
    ...(limit === undefined ? [] : [line, 'LIMIT ', amount(limit)]),
    ...(offset === undefined ? [] : [' OFFSET ', amount(offset)]),
    ...(isLocking === true && dialect !== 'sqlite' ? [line, 'FOR UPDATE'] : []),
  ]
}
