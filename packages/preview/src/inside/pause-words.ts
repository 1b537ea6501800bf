/** What the studio says to who holds a backend at its steps, one JSON document a line on descriptor 5. */
export type PauseOrder =
  /** The turn is told back once requests are stopped there. */
  | { readonly type: 'stopAt'; readonly points: readonly number[]; readonly turn: number }
  /** On to the next step of the same request, or until one that it is to stop at. */
  | { readonly type: 'goOn'; readonly to: GoOn }

export const GOES_ON = ['next', 'breakpoint'] as const
export type GoOn = (typeof GOES_ON)[number]

/** Where a request is held, and what is known there, shortened and without secrets. */
export interface SeenPause {
  readonly point: number
  readonly values: Readonly<Record<string, unknown>>
}
