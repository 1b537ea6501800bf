/** Something that a backend elsewhere did, as its trace tells it. */
export interface GivenSpan {
  readonly trace: string
  readonly id: string
  readonly parent: string | undefined
  readonly name: string
  readonly isServer: boolean
  /** Milliseconds since 1970. */
  readonly began: number
  readonly ms: number
  readonly service: string
  readonly release: string
  readonly attributes: Attributes
  /** Sort and stack of what was thrown. */
  readonly exceptions: readonly Attributes[]
  readonly failed: boolean
}

export type Attributes = Readonly<Record<string, string | number>>

/** Spans of one request, wherever it went, in the order in which they began. */
export interface GivenTrace {
  readonly spans: readonly [GivenSpan, ...GivenSpan[]]
  /** More than are kept. */
  readonly left: number
}
