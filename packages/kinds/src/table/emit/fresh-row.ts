import type { ColumnModel, Model, TableModel } from '../../model.ts'
import type { Judge } from './cast.ts'
import { OWNER } from './rule-tests/place.ts'
import { judgeOf, ruledBy } from './rule-tests/rules.ts'
import { placesOf } from './rule-tests/worlds.ts'

/** Judges by what stands in a row that has just been made of no more than it needs. */
export function freshRow(table: TableModel, model: Model): Judge {
  const isTouched = model.flows.some(
    ({ starts }) => starts.kind === 'event' && starts.table === table.node,
  )
  if (isTouched) return () => undefined
  const ruled = ruledBy(table, model)
  // Rows that it cannot be without are somebody's, and which of the cast that is, is not looked for here.
  const others = placesOf(ruled).filter(
    (place) => place.path !== OWNER && place.kind === 'person' && place.required,
  )
  return judgeOf(ruled, new Map(others.map(({ path }) => [path, undefined])))
}

/** Whether the condition speaks of the row's field. */
export function speaksOf(when: string, { name }: ColumnModel): boolean {
  return new RegExp(`\\brow\\.${name}\\b`).test(when)
}
