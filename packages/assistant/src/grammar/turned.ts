import { NOISE, NOT, ONLY } from './closed-words.ts'
import { type Sentence, wordAt } from './phrase.ts'

/** What stands before what counts, and turns or narrows it: `can never`, `may only ever`. */
export interface Turned {
  readonly isDenied: boolean
  readonly isOnly: boolean
  /** All of them, as they were passed. */
  readonly words: readonly string[]
  /** Where what counts begins. */
  readonly next: number
}

/** Passes over negations, `only`, what says nothing, and whatever else `isPassed`. */
export function turned(
  sentence: Sentence,
  from: number,
  isPassed: (word: string) => boolean = () => false,
): Turned {
  const words: string[] = []
  for (;;) {
    const word = wordAt(sentence, from + words.length)
    if (![NOT, ONLY, NOISE].some((passed) => passed.has(word)) && !isPassed(word)) break
    words.push(word)
  }
  return {
    isDenied: words.some((word) => NOT.has(word)),
    isOnly: words.some((word) => ONLY.has(word)),
    words,
    next: from + words.length,
  }
}
