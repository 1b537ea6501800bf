import type { Dialect } from './schema.ts'

/** What a database can't go beyond; the checker reads these before anything is printed. */
export interface Limits {
  /** Longest name, in characters (all names are ASCII). */
  readonly identifier: number
  readonly columnsPerTable: number
  readonly columnsPerIndex: number
  /** Longest key of an index in bytes; text counts four bytes a character in MySQL. */
  readonly indexKeyBytes: number
  /** Longest row in bytes, long text and bytes not counted. */
  readonly rowBytes: number
  /** Most digits of a decimal. */
  readonly decimalPrecision: number
  readonly decimalScale: number
  /** Longest string column, in characters; longer ones are text. */
  readonly stringLength: number
  readonly fulltext: boolean
}

const NONE = Number.MAX_SAFE_INTEGER

export const LIMITS: Readonly<Record<Dialect, Limits>> = {
  mysql: {
    identifier: 64,
    columnsPerTable: 1017,
    columnsPerIndex: 16,
    indexKeyBytes: 3072,
    rowBytes: 65_535,
    decimalPrecision: 65,
    decimalScale: 30,
    stringLength: 16_383,
    fulltext: true,
  },
  postgres: {
    identifier: 63,
    columnsPerTable: 1600,
    columnsPerIndex: 32,
    indexKeyBytes: 2704,
    rowBytes: NONE,
    decimalPrecision: 1000,
    decimalScale: 1000,
    stringLength: 10_485_760,
    fulltext: true,
  },
  // A decimal is a scaled 64-bit whole number there: 18 digits are the most that always fit.
  sqlite: {
    identifier: 1000,
    columnsPerTable: 2000,
    columnsPerIndex: 2000,
    indexKeyBytes: NONE,
    rowBytes: NONE,
    decimalPrecision: 18,
    decimalScale: 18,
    stringLength: 1_000_000_000,
    fulltext: false,
  },
}
