import type { ColumnModel, Model, TableModel } from '@drawbridge/kinds'
import type { Json } from '@drawbridge/manifest'
import type { RawCell, SeenKey } from '../inside/words.ts'
import type { Previews } from '../previews.ts'
import { type Cell, cellOf } from '../rows/cell.ts'
import { rowsOf, rowStatement } from '../rows/find-rows.ts'
import { gridTable } from '../rows/grid-table.ts'
import { findRows } from '../rows/grid.ts'
import { isSecret } from '../trace/secret-names.ts'
import type { Run } from '../trace/runs.ts'

/** A row as it was when a request began, by the ids of its columns. */
export type RowImage = ReadonlyMap<string, Json>

const WORK_MS = 5_000

/**
 * Rows as they were before a request: as later requests found them before they changed them, and
 * else as they are now.
 */
export class RowImages {
  readonly #previews: Pick<Previews, 'rows' | 'runs'>
  readonly #project: string
  readonly #model: Model
  /** That request and all after it, in the order in which they came. */
  readonly #runs: readonly Run[]

  constructor(previews: Pick<Previews, 'rows' | 'runs'>, project: string, model: Model, run: Run) {
    this.#previews = previews
    this.#project = project
    this.#model = model
    this.#runs = previews
      .runs(project)
      .filter(({ id, dry }) => id === run.id || (id > run.id && !dry))
      .toReversed()
  }

  /** Undefined where it was not there. */
  async before(table: TableModel, key: SeenKey): Promise<RowImage | undefined> {
    const changed = this.#runs
      .flatMap(({ rows }) => rows.find((one) => one.table === table.names.sql)?.changes ?? [])
      .find((one) => String(one.key) === String(key))
    if (changed !== undefined) return changed.before ? this.image(table, changed.before) : undefined
    return this.#now(table, key)
  }

  /** What a driver gave, as values. */
  image(table: TableModel, raw: Readonly<Record<string, RawCell>>): RowImage {
    const cells = stored(table).map((column): readonly [string, Json] | undefined => {
      const cell = raw[column.sql]
      if (cell === undefined) return undefined
      const value = jsonOf(column, cellOf(cell, column.type, this.#model.dialect))
      return value === undefined ? undefined : [column.id, value]
    })
    return new Map(cells.filter((one) => one !== undefined))
  }

  /** Keys of some rows that are there now. */
  async some(table: TableModel, most: number): Promise<readonly SeenKey[]> {
    const question = { filters: [], offset: 0, limit: most }
    const { rows } = await findRows(
      this.#previews as Previews,
      this.#project,
      this.#model,
      table.node,
      question,
    )
    return rows.map(({ key }) => key)
  }

  async #now(table: TableModel, key: SeenKey): Promise<RowImage | undefined> {
    const grid = gridTable(this.#model, table)
    if (grid === undefined) return undefined
    const statements = [rowStatement(this.#model, grid, key)]
    const work = { statements, readOnly: true, most: 1, ms: WORK_MS }
    const { answers } = await this.#previews.rows(this.#project, work)
    const [row] = answers[0] ? rowsOf(this.#model, grid, answers[0]) : []
    if (row === undefined) return undefined
    const cells = grid.columns.flatMap(({ model, isSecret: hidden }, at) => {
      const value = hidden ? undefined : jsonOf(model, row.cells[at] ?? null)
      return value === undefined ? [] : [[model.id, value] as const]
    })
    return new Map(cells)
  }
}

const stored = (table: TableModel): readonly ColumnModel[] =>
  table.columns.filter((column) => column.computed === undefined && !isSecret(column))

/** Undefined where it was too long to be told whole. */
function jsonOf({ type }: ColumnModel, cell: Cell): Json | undefined {
  if (cell !== null && typeof cell === 'object') return undefined
  if (type.type !== 'json' || typeof cell !== 'string') return cell
  try {
    return { $data: JSON.parse(cell) as Json }
  } catch {
    return undefined
  }
}
