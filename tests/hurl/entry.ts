import type { Json } from '@drawbridge/manifest'

/** One request of a hurl file, with what is asked of its answer. Text still holds `{{variables}}`. */
export interface Entry {
  readonly line: number
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: string
  /** None where any will do. */
  readonly status?: number
  readonly captures: readonly Capture[]
  readonly asserts: readonly Assert[]
}

export interface Capture {
  readonly line: number
  readonly name: string
  readonly query: Query
}

export type Query =
  | { readonly of: 'status' | 'body' }
  | { readonly of: 'header' | 'jsonpath'; readonly name: string }

export interface Assert {
  readonly line: number
  /** As it is written, for whoever reads that it does not hold. */
  readonly text: string
  readonly query: Query
  readonly counts: boolean
  readonly negated: boolean
  readonly predicate: string
  /** What a predicate compares with: text that holds variables, or a value. */
  readonly value?: Json
}

/** The answer to a request. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}
