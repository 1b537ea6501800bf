/** The databases that a backend can be written for. */
export const DIALECTS = ['mysql', 'postgres', 'sqlite'] as const
export type Dialect = (typeof DIALECTS)[number]

/** What people call them. */
export const DIALECT_TITLES = { mysql: 'MySQL', postgres: 'PostgreSQL', sqlite: 'SQLite' } as const

/** What a column holds. How each dialect stores it is one row of the table of values (docs/values.md). */
export type ColumnType =
  | { readonly type: 'string'; readonly length: number }
  | { readonly type: 'text' }
  /** Whole numbers that JavaScript holds exactly: ±(2^53 − 1). */
  | { readonly type: 'integer' }
  /** 64-bit whole numbers, text in JSON and TypeScript. */
  | { readonly type: 'bigint' }
  /** Exact decimals, text in JSON and TypeScript. */
  | { readonly type: 'decimal'; readonly precision: number; readonly scale: number }
  /** 64-bit floating point. */
  | { readonly type: 'float' }
  | { readonly type: 'boolean' }
  /** `2026-11-22` */
  | { readonly type: 'date' }
  /** `2026-11-22T10:48:52.000Z`: UTC, milliseconds, text in JSON and TypeScript. */
  | { readonly type: 'datetime' }
  | { readonly type: 'json' }
  | { readonly type: 'uuid' }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  /** Base64 in JSON. */
  | { readonly type: 'bytes'; readonly length: number }

/** A closed union: text of a user never reaches the database as anything but a literal. */
export type ColumnDefault =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'now' }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'autoincrement' }

export type OnDelete = 'restrict' | 'cascade' | 'setNull'

export interface Column {
  /** Stable across renames; the difference of two schemas goes by it. */
  readonly id: string
  readonly name: string
  readonly type: ColumnType
  readonly nullable: boolean
  readonly default?: ColumnDefault
  readonly limits?: ColumnLimits
}

/** What every row keeps to, in the units of the type: characters, where it is text. */
export interface ColumnLimits {
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

export interface Index {
  readonly id: string
  readonly name: string
  /** Column names, in order. */
  readonly columns: readonly string[]
  readonly kind: 'plain' | 'unique' | 'fulltext'
}

export interface ForeignKey {
  readonly id: string
  readonly name: string
  readonly column: string
  readonly target: { readonly table: string; readonly column: string }
  readonly onDelete: OnDelete
}

export interface Table {
  readonly id: string
  readonly name: string
  readonly columns: readonly Column[]
  /** Column names. */
  readonly primaryKey: readonly string[]
  readonly indexes: readonly Index[]
  readonly foreignKeys: readonly ForeignKey[]
}

export interface Schema {
  readonly tables: readonly Table[]
}
