import type { Column, ColumnType } from './schema.ts'

export type Literal = string | number | boolean

/** What differs between databases when a schema is written; the printer asks, it never branches. */
export interface Portability {
  columnType(type: ColumnType): string
  /** A value of a column of this type, checked to be one. */
  literal(value: Literal, type: ColumnType): string
  /** The present, as a value of a `date` or `datetime` column. */
  now(type: ColumnType): string
  readonly uuid: string
  /** Puts an expression, or a literal of a type, after the word DEFAULT. */
  defaultOf(text: string, of: 'literal' | 'expression', type: ColumnType): string
  /** The whole definition of a key that the database counts up. */
  counter(column: string): string
  /** What the database is to check in each row, where the type doesn't already say it. */
  check(column: Column): string | undefined
  /** Checks and foreign keys are constraints with names, which later statements use. */
  readonly namedConstraints: boolean
  /** Indexes stand in CREATE TABLE. */
  readonly inlineIndexes: boolean
  /** After the closing parenthesis of CREATE TABLE. */
  readonly tableOptions: string
  createIndex(table: string, index: IndexText): string | undefined
  dropIndex(table: string, index: string): string
  /** Absent where a table is rebuilt for such changes. */
  readonly inPlace?: InPlace
  /** Number of characters of a text expression. */
  characters(text: string): string
  /** A text made so many characters long, with dashes at its end. */
  padded(text: string, length: number): string
  /** A stored value as one of another type; both are among the pairs that `conversion` keeps. */
  convert(text: string, from: ColumnType, to: ColumnType): string
}

/** What a database can change in a table that stands. Names are quoted already. */
export interface InPlace {
  /** Undefined where the two columns are stored alike. */
  alterColumn(table: string, from: Column, to: Column, definition: string): string | undefined
  renameIndex(table: string, from: string, to: string): string
  dropForeignKey(table: string, name: string): string
}

/** An index whose names are quoted already. */
export interface IndexText {
  readonly name: string
  readonly columns: readonly string[]
  readonly kind: 'plain' | 'unique' | 'fulltext'
}
