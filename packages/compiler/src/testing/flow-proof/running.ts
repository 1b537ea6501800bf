import { isFormula, type EventTime, type Flow, type Formula, type Step } from './drawn.ts'
import type { Value } from './evaluate.ts'
import type { Row, Store } from './store.ts'

/** What an event begins with: the row, and what else there is of it. */
export type Begins = Readonly<Record<string, Row | Given>>

/** Values of fields, by their names. */
export type Given = Readonly<Record<string, Value>>

/** A flow at work: what its steps may touch, and the names that were given so far. */
export interface Run {
  readonly store: Store
  readonly flows: ReadonlyMap<string, Flow>
  readonly names: Map<string, Value>
  /** Does what the events of a table ask for, where a row of it is written; what they give it. */
  readonly tell: (table: string, when: EventTime, begins: Begins) => Given
}

export function formulaIn({ settings }: Step, key: string): Formula {
  const value = settings[key]
  if (value === undefined || !isFormula(value)) throw new Error(`There is no formula ${key}.`)
  return value
}

export function formulasIn({ settings }: Step, key: string): Readonly<Record<string, Formula>> {
  return (settings[key] ?? {}) as Readonly<Record<string, Formula>>
}
