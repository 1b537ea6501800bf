import type { JsonObject } from '@drawbridge/manifest'
import type { FoundIndex, FoundReference, FoundTable } from '../found.ts'
import type { Passage } from '../passage.ts'

/** A column as far as it is read: later statements of a dump add to it. */
export interface ColumnDraft {
  name: string
  settings: JsonObject
  isRequired: boolean
  isUnique: boolean
  isCounted: boolean
}

/** Hardly any database has a table of more. */
const MOST_COLUMNS = 1_000
const TOO_MANY = `Of its columns, the first ${MOST_COLUMNS.toLocaleString('en')} are drawn.`

/** A table as far as it is read. */
export class TableDraft {
  readonly name: string
  readonly passage: Passage
  description: string | undefined
  key: readonly string[] = []
  readonly references: FoundReference[] = []
  readonly indexes: FoundIndex[] = []
  readonly says: string[] = []
  readonly #columns = new Map<string, ColumnDraft>()

  constructor(name: string, passage: Passage) {
    this.name = name
    this.passage = passage
  }

  /** Puts a column in, in the place of one of its name. */
  put(column: ColumnDraft): void {
    const name = column.name.toLowerCase()
    if (this.#columns.size < MOST_COLUMNS || this.#columns.has(name))
      this.#columns.set(name, column)
    else if (!this.says.includes(TOO_MANY)) this.says.push(TOO_MANY)
  }

  column(name: string): ColumnDraft | undefined {
    return this.#columns.get(name.toLowerCase())
  }

  addUnique(names: readonly string[]): void {
    const [only, ...others] = names.map((name) => this.column(name))
    if (only && others.length === 0) only.isUnique = true
    else this.indexes.push({ fields: names, kind: 'unique' })
  }

  get found(): FoundTable {
    const { name, passage, description, key, references, indexes, says } = this
    const fields = [...this.#columns.values()]
    return {
      name,
      passage,
      ...(description !== undefined && { description }),
      fields,
      key,
      references,
      indexes,
      says,
    }
  }
}
