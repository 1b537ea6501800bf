import type { Draft } from '../draft.ts'

/** The same said otherwise: in clauses that are read one after the other. */
export interface Wording {
  readonly clauses: readonly string[]
  /** What it does not say any more, and somebody wrote. */
  readonly left?: readonly string[]
  /** What it does not say any more, and only says why, or that somebody wants it. */
  readonly around?: readonly string[]
}

/** One way to say a phrase more simply. */
export interface Rewording {
  /** Phrases, and what it makes of each; its tests. */
  readonly examples: Readonly<Record<string, readonly string[]>>
  /** undefined: nothing in the phrase that it could change. */
  of(phrase: string, draft: Draft): Wording | undefined
}
