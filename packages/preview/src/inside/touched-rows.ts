import type { Statements } from './dry-run.ts'
import { isSecretName } from './shown-value.ts'
import type { RawCell, SeenKey, SeenRows } from './words.ts'

type RawRow = Readonly<Record<string, RawCell>>

/** A table with more rows than these is not looked through for what a request changed in it. */
const MOST_LOOKED_THROUGH = 300
const MOST_KEYS = 60
const MOST_CHANGED = 40
/** Characters of one value, and of all that is told. */
const LONGEST = 2_000
const ROOM = 10_000

const WRITES = /\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+([`"]?(\w+)[`"]?)/i
const READS = /\b(?:FROM|JOIN)\s+[`"]?(\w+)/gi

let watched: ReadonlySet<string> = new Set()

/** Tables whose rows may be told of. */
export function watchTables(tables: readonly string[]): void {
  watched = new Set(tables)
}

interface Written {
  /** As it stands in statements. */
  readonly quoted: string
  /** Undefined where there were too many. */
  readonly before: ReadonlyMap<SeenKey, RawRow> | undefined
}

/** Which rows one request came to: a test that is made of it needs these and no others. */
export class TouchedRows {
  readonly #read = new Map<string, Set<SeenKey>>()
  /** Tables that a statement asked without saying for which rows. */
  readonly #asked = new Set<string>()
  readonly #written = new Map<string, Written>()

  /** Before a statement: how the rows are that it may change, where nobody has looked yet. */
  before(database: Statements, sql: string): Promise<void> | undefined {
    const [, quoted, table] = WRITES.exec(sql) ?? []
    if (quoted === undefined || table === undefined) return undefined
    if (!watched.has(table) || this.#written.has(table)) return undefined
    this.#written.set(table, { quoted, before: undefined })
    return rowsOf(database, quoted).then((before) => {
      this.#written.set(table, { quoted, before })
    })
  }

  /** After one: which rows it found. */
  found(sql: string, rows: readonly unknown[]): void {
    const [main] = tablesIn(withoutInner(sql))
    const others = tablesIn(sql).filter((table) => table !== main)
    // A row that another one points at is found by that one.
    for (const other of others)
      if (watched.has(other) && !new RegExp(`\\b${other}\\.id = `).test(sql)) this.#asked.add(other)
    if (main === undefined || !watched.has(main)) return
    const keys = this.#read.get(main) ?? new Set()
    this.#read.set(main, keys)
    for (const row of rows) {
      const key = keyOf(row)
      if (key === undefined) this.#asked.add(main)
      else if (keys.size < MOST_KEYS) keys.add(key)
    }
  }

  /** All that is told of them when the request is over; `database` sees what it has written. */
  async told(database: Statements | undefined): Promise<readonly SeenRows[]> {
    const tables = new Set([...this.#read.keys(), ...this.#asked, ...this.#written.keys()])
    const told: SeenRows[] = []
    let room = ROOM
    for (const table of tables) {
      const read = [...(this.#read.get(table) ?? [])]
      const changes = await this.#changes(table, database)
      const one = { table, read, asked: this.#asked.has(table), changes: changes ?? null }
      const size = JSON.stringify(one).length
      const fits = size <= room
      room -= fits ? size : 0
      told.push(fits ? one : { ...one, read: [], changes: null })
    }
    return told
  }

  /** Undefined where there are too many to tell. */
  async #changes(
    table: string,
    database: Statements | undefined,
  ): Promise<SeenRows['changes'] | undefined> {
    const written = this.#written.get(table)
    if (written === undefined) return []
    const { before, quoted } = written
    const after = database && before && (await rowsOf(database, quoted))
    if (before === undefined || after === undefined) return undefined
    const keys = new Set([...before.keys(), ...after.keys()])
    const changes = [...keys].flatMap((key) => {
      const [old = null, now = null] = [before.get(key), after.get(key)]
      return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ key, before: old, after: now }]
    })
    return changes.length > MOST_CHANGED ? undefined : changes
  }
}

const tablesIn = (sql: string): readonly string[] =>
  [...sql.matchAll(READS)].map(([, table = '']) => table)

/** The statement itself, without what stands in brackets. */
function withoutInner(sql: string): string {
  const shorter = sql.replaceAll(/\([^()]*\)/g, '')
  return shorter === sql ? sql : withoutInner(shorter)
}

/** All rows of a table by their keys, without secrets; undefined where there are many. */
async function rowsOf(
  database: Statements,
  quoted: string,
): Promise<ReadonlyMap<SeenKey, RawRow> | undefined> {
  try {
    const rows = await database.all(`SELECT * FROM ${quoted} LIMIT ${MOST_LOOKED_THROUGH + 1}`, [])
    if (rows.length > MOST_LOOKED_THROUGH) return undefined
    return new Map(
      rows.flatMap((row) => {
        const key = keyOf(row)
        return key === undefined ? [] : [[key, plainRow(row)] as const]
      }),
    )
  } catch {
    // What can't be looked at is not told; the request goes on.
    return undefined
  }
}

function keyOf(row: unknown): SeenKey | undefined {
  if (typeof row !== 'object' || row === null || !('id' in row)) return undefined
  const { id } = row
  return typeof id === 'number' || typeof id === 'string' ? id : undefined
}

const plainRow = (row: unknown): RawRow =>
  Object.fromEntries(
    Object.entries(Object(row)).flatMap(([column, value]: [string, unknown]) =>
      isSecretName(column) ? [] : [[column, plainCell(value)]],
    ),
  )

function plainCell(value: unknown): RawCell {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean' || typeof value === 'number') return value
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return cut(Buffer.from(value).toString('base64'))
  return cut(typeof value === 'string' ? value : JSON.stringify(value))
}

const cut = (text: string): RawCell =>
  text.length > LONGEST
    ? { start: text.slice(0, LONGEST).toWellFormed(), length: text.length }
    : text
