import type { Dialect, Schema } from '@drawbridge/sql'

/** What was released last: the next migration follows from its schema and comes after its files. */
export interface Release {
  readonly schema: Schema
  readonly dialect: Dialect
  readonly migrations: readonly Migration[]
}

export interface Migration {
  /** `0001-create-tasks.sql` */
  readonly name: string
  readonly text: string
}
