import type { Origin } from './file-tree.ts'
import type { Span } from './render.ts'

/** A formatter moves and adds these, and nothing else. */
const MOVABLE = /[\s,;()'"\\|]/
const LINE_END = 10
const ASCII = Array.from({ length: 128 }, (_, code) => MOVABLE.test(String.fromCharCode(code)))

const counts = (code: number): boolean => !(ASCII[code] ?? MOVABLE.test(String.fromCharCode(code)))

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
  const counted = countsUpTo(before)
  const lines = linesOfCounts(after)
  const lastLine = lines.at(-1) ?? 1
  return spans
    .flatMap(({ from, to, ...origin }) => {
      const first = counted[from] ?? 0
      const last = (counted[to] ?? 0) - 1
      if (last < first) return []
      return [{ from: lines[first] ?? lastLine, to: lines[last] ?? lastLine, ...origin }]
    })
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
}

/** At each offset: how many characters that count stand before it. */
function countsUpTo(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1)
  let count = 0
  for (let offset = 0; offset < text.length; offset += 1) {
    before[offset] = count
    if (counts(text.charCodeAt(offset))) count += 1
  }
  before[text.length] = count
  return before
}

/** The line, from 1, of each character that counts. */
function linesOfCounts(text: string): readonly number[] {
  const lines: number[] = []
  let line = 1
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset)
    if (code === LINE_END) line += 1
    else if (counts(code)) lines.push(line)
  }
  return lines
}
