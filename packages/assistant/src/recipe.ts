import type { Command } from '@drawbridge/commands'
import type { Draft } from './draft.ts'

/** What a recipe made of a phrase: commands with a sentence, or a sentence that says what is missing. */
export type Reading =
  | {
      readonly says: string
      readonly commands: readonly Command[]
      /** What was said beside it and is not done. */
      readonly left?: readonly string[]
      /** The copy on which it was done, for what it was about. */
      readonly draft?: Draft
    }
  | { readonly problem: string }

/** A way of saying one kind of change. */
export interface Recipe {
  /** Whole phrases that it understands; shown as hints, and run by its tests. */
  readonly examples: readonly string[]
  /** What it makes is only done where the checker has nothing new against it. */
  readonly isChecked?: true
  /** undefined: not what this recipe is about. */
  read(phrase: string, draft: Draft): Reading | undefined
}
