import type { Draft } from '../draft.ts'
import type { PhraseReading } from '../proposal.ts'

/** One way to understand words, as other words that have this meaning alone. */
export interface Meaning {
  readonly id: string
  /** To a person, as what they would choose. */
  readonly says: string
  /** Clauses in the place of what was said. */
  readonly wording: readonly string[]
  /** Words that are said otherwise from here on. */
  readonly later?: readonly [words: RegExp, instead: string]
}

/** Words with several meanings. Those that come to nothing, or to the same, are left out afterwards. */
export interface Doubt {
  readonly id: string
  readonly text: string
  readonly meanings: readonly Meaning[]
  /** Of a meaning; absent: what the words are read as without it, else the first. */
  readonly first?: string
}

/** What came of reading clauses on a copy of the drawing. */
export interface Tried {
  readonly draft: Draft
  readonly phrases: readonly PhraseReading[]
}

export interface Around {
  readonly draft: Draft
  /** The drawing that the prompt is said in. */
  readonly start: Draft
  tried(wording: readonly string[]): Tried
}

/** A way in which a phrase can have several meanings. */
export interface Ambiguity {
  /** Phrases with several meanings; run by its tests. */
  readonly examples: readonly Example[]
  find(phrase: string, around: Around): Doubt | undefined
}

/** What was said before, in a blank project, and the phrase. */
export interface Example {
  readonly before?: string
  readonly phrase: string
}
