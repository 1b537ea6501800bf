import type { Match, Sentence } from './phrase.ts'

type Read<Of> = readonly Match<Of>[]

/** A reader that reads a sentence from a place only once, however many ways lead there. */
export function remembered<Of>(): (
  sentence: Sentence,
  key: string,
  read: () => Iterable<Match<Of>>,
) => Read<Of> {
  const known = new WeakMap<Sentence, Map<string, Read<Of>>>()
  return (sentence, key, read) => {
    const all = known.get(sentence) ?? new Map<string, Read<Of>>()
    known.set(sentence, all)
    const before = all.get(key)
    if (before !== undefined) return before
    const found = [...read()]
    all.set(key, found)
    return found
  }
}
