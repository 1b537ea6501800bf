import type { Value } from './evaluate.ts'
import type { Run } from './running.ts'
import type { Row } from './store.ts'
import { fieldsOf } from './world.ts'

/** A table whose writes may start flows: all of it is done, or nothing. */
export class Watched {
  readonly #table: string
  readonly #run: Run

  constructor(table: string, run: Run) {
    this.#table = table
    this.#run = run
  }

  insert(values: Readonly<Record<string, Value>>): Row {
    const { store, tell } = this.#run
    return store.transaction(() => {
      const absent = Object.keys(fieldsOf(this.#table)).map((field) => [field, null] as const)
      const toBe = { ...Object.fromEntries(absent), ...values, id: 0 }
      tell(this.#table, 'beforeCreate', { row: toBe })
      const row = store.insert(this.#table, values)
      tell(this.#table, 'afterCreate', { row })
      return row
    })
  }

  update(rows: readonly Row[], change: (row: Row) => Partial<Row>): readonly Row[] {
    const { store, tell } = this.#run
    return store.transaction(() => {
      const changed = store.update(this.#table, rows, change)
      changed.forEach((row, index) => {
        const before = rows[index]
        if (before !== undefined) tell(this.#table, 'afterUpdate', { row, before })
      })
      return changed
    })
  }

  delete(rows: readonly Row[]): void {
    const { store, tell } = this.#run
    store.transaction(() => {
      store.delete(this.#table, rows)
      for (const row of rows) tell(this.#table, 'afterDelete', { row })
    })
  }
}
