import type { Proposal, Suggested } from '@drawbridge/protocol'
import { counted } from '../ui/counted.ts'

export const isPartly = ({ phrases }: Proposal): boolean =>
  phrases.some(({ understood }) => understood) && phrases.some(({ understood }) => !understood)

/** How much of it was understood, where not all was. */
export function understoodWords({ phrases }: Proposal): string {
  const known = phrases.filter(({ understood }) => understood)
  return `${known.length} of ${phrases.length} parts`
}

/** What came of it, where some of it may have been left out or not understood. */
export function appliedWords({ phrases, title }: Proposal, leftOut: ReadonlySet<number>): string {
  const applied = phrases.filter(({ understood }, at) => understood && !leftOut.has(at))
  return applied.length === phrases.length
    ? `Applied: ${title}`
    : `Applied ${applied.length} of ${phrases.length} parts.`
}

/** What was left out, to be looked at once more; null where nothing was. */
export function restOf(proposal: Proposal, leftOut: ReadonlySet<number>): Proposal | null {
  const phrases = proposal.phrases.filter((_, at) => leftOut.has(at))
  return phrases.length === 0 ? null : { ...proposal, phrases }
}

/** What the history says of it: whose idea it was, what they were asked, and what they asked back. */
export function ideaOf({ phrases, assisted, prompt, answered }: Proposal): Suggested {
  const asked = assisted?.prompt ?? prompt ?? phrases.map(({ text }) => text).join(', ')
  const answers = answered.map(({ text, says }) => `\n${text} ${says}`).join('')
  const words = asked.slice(0, Math.max(LONGEST - answers.length, 0)) + answers
  return { by: assisted?.by ?? 'the planner', prompt: words.slice(0, LONGEST) }
}

const LONGEST = 4000

/** Words in which there is nothing to apply: a question was answered, or there is nothing to suggest. */
export function isAnswer({ assisted, phrases, questions }: Proposal): boolean {
  if (assisted) return assisted.words !== undefined
  return (
    questions.length === 0 &&
    phrases.every(({ understood, commands }) => understood && commands.length === 0)
  )
}

export function dropWords(proposal: Proposal): string {
  if (proposal.assisted?.state === 'working') return 'Stop'
  return isAnswer(proposal) ? 'Close' : 'Drop'
}

export function applyWords(errors: number, partly: boolean, isSome: boolean): string {
  if (errors > 0) return `Apply with ${counted(errors, 'problem')}`
  if (isSome) return 'Apply what is ticked'
  return partly ? 'Apply what was understood' : 'Apply'
}
