import { applyCommand } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import { planFor } from '../plan.ts'
import type { PhraseReading } from '../proposal.ts'
import { LONGEST } from '../text/sentences.ts'
import { Lines } from './passage.ts'

/** Requirements of more characters than this are read in several documents. */
const MOST_CHARACTERS = 16_000

/** Reads requirements as a prompt is read, a few paragraphs at a time. */
export function phrasesOfProse(text: string, manifest: Manifest): readonly PhraseReading[] {
  const lines = new Lines(text)
  const phrases: PhraseReading[] = []
  let drawn = manifest
  for (const { begin, end } of portionsOf(text.slice(0, MOST_CHARACTERS))) {
    const plan = planFor(drawn, text.slice(begin, end))
    const result = plan.command && applyCommand(drawn, plan.command)
    if (result?.ok) drawn = result.manifest
    const finder = new Finder(text, begin, end)
    for (const phrase of plan.phrases) {
      const [from, to] = finder.find(phrase.text)
      phrases.push({ ...phrase, passage: lines.passage(from, to) })
    }
  }
  if (text.trim().length > MOST_CHARACTERS) {
    const says = `This is as far as requirements are read: ${MOST_CHARACTERS.toLocaleString('en')} characters. Put the rest in a document of its own.`
    const passage = lines.passage(MOST_CHARACTERS, MOST_CHARACTERS + 1)
    phrases.push({ text: 'The rest', understood: false, says, commands: [], passage })
  }
  return phrases
}

interface Portion {
  readonly begin: number
  readonly end: number
}

/** As many whole paragraphs as a prompt may have; else lines, else characters. */
function portionsOf(text: string): readonly Portion[] {
  const portions: Portion[] = []
  for (let begin = 0; begin < text.length;) {
    const most = text.slice(begin, begin + LONGEST)
    const isRest = begin + LONGEST >= text.length
    const breaks = [most.lastIndexOf('\n\n'), most.lastIndexOf('\n'), most.lastIndexOf(' ')]
    const end = isRest ? text.length : begin + (breaks.find((at) => at > 0) ?? LONGEST)
    if (text.slice(begin, end).trim() !== '') portions.push({ begin, end })
    begin = Math.max(end, begin + 1)
  }
  return portions
}

/** Finds the lines that phrases come from, one after the other: a phrase is words of its lines, put right. */
class Finder {
  readonly #lines: readonly (Portion & { readonly words: ReadonlySet<string> })[]
  #at = 0

  constructor(text: string, begin: number, end: number) {
    let from = begin
    this.#lines = text
      .slice(begin, end)
      .split('\n')
      .map((line) => {
        const found = { begin: from, end: from + line.length, words: new Set(wordsIn(line)) }
        from += line.length + 1
        return found
      })
      .filter(({ words }) => words.size > 0)
  }

  find(phrase: string): readonly [number, number] {
    const words = wordsIn(phrase)
    let best = this.#at
    let most = 0
    for (const [index, line] of this.#lines.entries()) {
      const shared = words.filter((word) => line.words.has(word)).length
      // Phrases come in the order of their lines.
      const weight = index >= this.#at ? shared + 0.5 : shared
      if (shared > 0 && weight > most) [best, most] = [index, weight]
    }
    this.#at = best
    const line = this.#lines[best]
    return line ? [line.begin, line.end] : [0, 0]
  }
}

const wordsIn = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
