import type { Command } from '@drawbridge/commands'
import type { Asked } from './choices/doubts.ts'
import type { Passage } from './documents/passage.ts'
import type { Region } from './language-model/region.ts'

/** One phrase of a prompt: what it was taken to mean, or what could not be made of it. */
export interface PhraseReading {
  readonly text: string
  readonly understood: boolean
  /** In words: what will be done, or why nothing is. */
  readonly says: string
  readonly commands: readonly Command[]
  /** Of the document that it was read in. */
  readonly passage?: Passage
  /** Of the picture that it was seen in. */
  readonly region?: Region
}

/** What the planner suggests. Nothing is done by it: its commands are shown, checked and applied or dropped. */
export interface Plan {
  readonly title: string
  readonly phrases: readonly PhraseReading[]
  /** One batch of all that was understood; absent when nothing was. */
  readonly command?: Command
  /** What there was to be asked of the prompt; absent where it was none. */
  readonly asked?: Asked
}
