/** `headers`: what goes along with a body that is sent as this text. */
export type Request = readonly [
  method: string,
  url: string,
  body?: object,
  headers?: (text: string) => Readonly<Record<string, string>>,
]

/** What whoever signs up is told. */
export interface Opened {
  readonly accessToken?: string
  readonly refreshToken?: string
  readonly csrfToken?: string
  readonly user: { readonly id?: number | string; readonly token?: string }
}

/** What is asked of a sample, by somebody who may do everything there and has so many rows of each table. */
export interface Scenario {
  readonly sample: string
  readonly signUp: Request
  /** Where the role of whoever signed up stands, and which one it becomes. */
  readonly role?: readonly [table: string, role: string]
  /** What makes the `row`th row of each table. */
  readonly fill: (row: number) => readonly Request[]
  /** Every endpoint at least once, for a caller who has so many rows. */
  readonly requests: (rows: number, opened: Opened) => readonly Request[]
}
