export type Request = readonly [method: string, url: string, body?: object]

/** What is asked of a sample, by somebody who may do everything there and has so many rows of each table. */
export interface Scenario {
  readonly sample: string
  readonly signUp: Request
  /** Where the role of whoever signed up stands, and which one it becomes. */
  readonly role?: readonly [table: string, role: string]
  /** What makes the `row`th row of each table. */
  readonly fill: (row: number) => readonly Request[]
  readonly requests: readonly Request[]
}
