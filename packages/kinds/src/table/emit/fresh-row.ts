import type { ColumnModel, Model, TableModel } from '../../model.ts'
import type { Judge } from './cast.ts'
import { judgeOf, ruledBy } from './rule-tests/rules.ts'

/** Judges by what stands in a row that has just been made of no more than it needs. */
export function freshRow(table: TableModel, model: Model): Judge {
  const isTouched = model.flows.some(
    ({ starts }) => starts.kind === 'event' && starts.table === table.node,
  )
  return isTouched ? () => undefined : judgeOf(ruledBy(table, model), new Map())
}

/** Whether the condition speaks of the row's field. */
export function speaksOf(when: string, { name }: ColumnModel): boolean {
  return new RegExp(`\\brow\\.${name}\\b`).test(when)
}
