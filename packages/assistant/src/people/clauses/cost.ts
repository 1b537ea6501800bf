import type { Phrase } from '../../grammar/phrase.ts'
import type { Frame } from '../frame.ts'

/** How many words frames leave to what is not read further: conditions, and clauses that belong to nouns. */
export function cost(frames: readonly Frame[]): number {
  return frames.reduce(
    (all, { who, except, objects, when }) =>
      all +
      words(when?.text ?? '') +
      // What is spoken of again is better named.
      (objects.length > 0 && objects.every(({ words: said }) => AGAIN.test(said)) ? 0.25 : 0) +
      [...who, ...except, ...objects].reduce((sum, phrase) => sum + costOf(phrase), 0),
    0,
  )
}

const AGAIN = /^(?:|it|them|those|these|that|this)$/

const costOf = (phrase: Phrase): number =>
  phrase.more.reduce(
    (sum, { text, phrase: inner }) => sum + (inner ? 1 + costOf(inner) : words(text) + 1),
    0,
  )

const words = (text: string): number => (text === '' ? 0 : text.split(/\s+/).length)
