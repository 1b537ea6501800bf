import type { Origin } from './file-tree.ts'
import type { Span } from './render.ts'

/** A formatter moves and adds these, and nothing else. */
const MOVABLE = /[\s,;()'"\\|]/

/**
 * Spans of an unformatted text as lines of the formatted one. Both have the same characters in the
 * same order but for white space and punctuation that a formatter may add, so the n-th character
 * that counts of one is the n-th of the other.
 */
export function alignSpans(
  before: string,
  spans: readonly Span[],
  after: string,
): readonly Origin[] {
  if (spans.length === 0) return []
  const counts = countsUpTo(before)
  const lines = linesOfCounts(after)
  const lastLine = lines.at(-1) ?? 1
  return spans
    .flatMap(({ from, to, ...origin }) => {
      const first = counts[from] ?? 0
      const last = (counts[to] ?? 0) - 1
      if (last < first) return []
      return [{ from: lines[first] ?? lastLine, to: lines[last] ?? lastLine, ...origin }]
    })
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
}

/** At each offset: how many characters that count stand before it. */
function countsUpTo(text: string): Uint32Array {
  const counts = new Uint32Array(text.length + 1)
  let count = 0
  for (let offset = 0; offset < text.length; offset += 1) {
    counts[offset] = count
    if (!MOVABLE.test(text.charAt(offset))) count += 1
  }
  counts[text.length] = count
  return counts
}

/** The line, from 1, of each character that counts. */
function linesOfCounts(text: string): readonly number[] {
  const lines: number[] = []
  let line = 1
  for (const character of text) {
    if (character === '\n') line += 1
    else if (!MOVABLE.test(character)) for (const _ of character.split('')) lines.push(line)
  }
  return lines
}
