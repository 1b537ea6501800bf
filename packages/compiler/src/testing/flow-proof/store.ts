import { compared, type Value } from './evaluate.ts'
import { LONGEST, SEEDS, tableOf, TABLES, TOO_LARGE } from './world.ts'

/** A row: its fields, its key, and the key of the row that it belongs to. */
export type Row = Readonly<Record<string, Value>> & { readonly id: number }

/** What goes wrong in a flow, as callers are told of it. */
export class Failure extends Error {
  readonly status: number
  /** What a person wrote; undefined where the words are the backend's own. */
  readonly words: string | undefined
  readonly field: string | undefined

  constructor(status: number, words?: string, field?: string) {
    super(words ?? String(status))
    this.status = status
    this.words = words
    this.field = field
  }
}

interface Tables {
  readonly rows: Readonly<Record<string, readonly Row[]>>
  /** Pairs of a box and a tag. */
  readonly links: readonly (readonly [number, number])[]
}

/** The tables of the comparison: as much of a database as a flow can tell from a real one. */
export class Store {
  #tables: Tables
  #last = 0

  constructor(eventful: readonly string[]) {
    this.#tables = {
      rows: Object.fromEntries([...Object.keys(TABLES), ...eventful].map((name) => [name, []])),
      links: [],
    }
    for (const box of SEEDS.boxes) this.insert('boxes', box)
    const boxes = this.rows('boxes')
    for (const { box, ...item } of SEEDS.items)
      this.insert('items', { ...item, boxId: boxes[box]?.id ?? 0 })
    for (const note of SEEDS.notes) this.insert('notes', note)
    for (const tag of SEEDS.tags) this.insert('tags', tag)
    this.link(boxes[0]?.id ?? 0, this.rows('tags')[0]?.id ?? 0)
  }

  rows(table: string): readonly Row[] {
    return this.#tables.rows[table] ?? []
  }

  get links(): Tables['links'] {
    return this.#tables.links
  }

  insert(table: string, values: Readonly<Record<string, Value>>): Row {
    const fields = Object.keys(tableOf(table).fields)
    const row: Row = {
      ...Object.fromEntries(fields.map((field) => [field, values[field] ?? null])),
      ...('boxId' in values && { boxId: values['boxId'] ?? null }),
      id: (this.#last += 1),
    }
    this.#refuse(table, row)
    this.#set(table, [...this.rows(table), row])
    return row
  }

  /** Changes rows one after the other, as a statement does: all of them or none. */
  update(table: string, rows: readonly Row[], change: (row: Row) => Partial<Row>): readonly Row[] {
    const before = this.#tables
    const changed: Row[] = []
    try {
      for (const row of rows) {
        const next = { ...row, ...change(row), id: row.id } as Row
        this.#refuse(table, next)
        this.#set(
          table,
          this.rows(table).map((one) => (one.id === row.id ? next : one)),
        )
        changed.push(next)
      }
    } catch (error) {
      this.#tables = before
      throw error
    }
    return changed
  }

  delete(table: string, rows: readonly Row[]): void {
    const ids = new Set(rows.map(({ id }) => id))
    this.#set(
      table,
      this.rows(table).filter(({ id }) => !ids.has(id)),
    )
    if (table === 'boxes')
      this.delete(
        'items',
        this.rows('items').filter((item) => ids.has(Number(item['boxId']))),
      )
    if (table === 'boxes' || table === 'tags') {
      const side = table === 'boxes' ? 0 : 1
      const links = this.#tables.links.filter((pair) => !ids.has(pair[side]))
      this.#tables = { ...this.#tables, links }
    }
  }

  link(box: number, tag: number): void {
    if (this.links.some(([a, b]) => a === box && b === tag)) return
    const isThere = (table: string, key: number) => this.rows(table).some(({ id }) => id === key)
    if (!isThere('boxes', box) || !isThere('tags', tag)) throw new Failure(400)
    this.#tables = { ...this.#tables, links: [...this.links, [box, tag]] }
  }

  unlink(box: number, tag: number): void {
    const links = this.links.filter(([a, b]) => a !== box || b !== tag)
    this.#tables = { ...this.#tables, links }
  }

  /** All of it or nothing. */
  transaction<Result>(work: () => Result): Result {
    const before = this.#tables
    try {
      return work()
    } catch (error) {
      this.#tables = before
      throw error
    }
  }

  #set(table: string, rows: readonly Row[]): void {
    this.#tables = { ...this.#tables, rows: { ...this.#tables.rows, [table]: rows } }
  }

  /** What the database does not keep: it looks at the values before it compares them with others. */
  #refuse(table: string, row: Row): void {
    const { fields, belongsTo } = tableOf(table)
    if (Object.keys(fields).some((field) => isTooLarge(row[field] ?? null))) throw new Failure(400)
    for (const [field, { unique }] of Object.entries(fields)) {
      if (!unique) continue
      const isTaken = this.rows(table).some(
        (one) => one.id !== row.id && compared(one[field] ?? null, row[field] ?? null) === 0,
      )
      if (isTaken) throw new Failure(409)
    }
    if (belongsTo && !this.rows(belongsTo.table).some(({ id }) => id === row['boxId']))
      throw new Failure(400)
  }
}

function isTooLarge(value: Value): boolean {
  if (typeof value === 'string') return [...value].length > LONGEST
  return typeof value === 'bigint' && (value >= TOO_LARGE || value <= -TOO_LARGE)
}
