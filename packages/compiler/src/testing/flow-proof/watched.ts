import type { Value } from './evaluate.ts'
import type { Given, Run } from './running.ts'
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
      const given = tell(this.#table, 'beforeCreate', { row: toBe })
      const row = store.insert(this.#table, { ...values, ...given })
      tell(this.#table, 'afterCreate', { row })
      return row
    })
  }

  /** `changes`: what is known of it before it is done. */
  update(rows: readonly Row[], change: (row: Row) => Partial<Row>, changes: Given): readonly Row[] {
    const { store, tell } = this.#run
    return store.transaction(() => {
      const absent = Object.fromEntries(
        Object.keys(fieldsOf(this.#table)).map((field) => [field, null]),
      )
      const given = new Map(
        rows.map((row) => [
          row.id,
          tell(this.#table, 'beforeUpdate', { row, changes: { ...absent, ...changes } }),
        ]),
      )
      const changed = store.update(this.#table, rows, (row) => ({
        ...change(row),
        ...given.get(row.id),
      }))
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
      for (const row of rows) tell(this.#table, 'beforeDelete', { row })
      store.delete(this.#table, rows)
      for (const row of rows) tell(this.#table, 'afterDelete', { row })
    })
  }
}
