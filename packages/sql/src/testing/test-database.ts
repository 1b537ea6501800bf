/** A real database of its own, empty at first and gone after `close`. */
export interface TestDatabase {
  run(statement: string): Promise<void>
  rows(query: string, params?: readonly Param[]): Promise<readonly Row[]>
  /** Everything that the database knows of its tables, in an order that doesn't depend on how they were made. */
  introspect(): Promise<readonly string[]>
  close(): Promise<void>
}

export type Param = string | number | bigint | null

export type Row = Readonly<Record<string, unknown>>
