import type { Phrase } from '../../grammar/phrase.ts'
import type { Frame } from '../frame.ts'

/** How many words frames leave to what is not read further: conditions, and clauses that belong to nouns. */
export function cost(frames: readonly Frame[]): number {
  return frames.reduce(
    (all, { who, except, objects, when }) =>
      all +
      words(when?.text ?? '') +
      [...who, ...except, ...objects].reduce((sum, phrase) => sum + costOf(phrase), 0),
    0,
  )
}

const costOf = (phrase: Phrase): number =>
  phrase.more.reduce(
    (sum, { text, phrase: inner }) => sum + (inner ? 1 + costOf(inner) : words(text) + 1),
    0,
  )

const words = (text: string): number => (text === '' ? 0 : text.split(/\s+/).length)
