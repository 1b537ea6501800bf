import { singularOf } from '@drawbridge/kinds/faces'
import type { Rewording } from './rewording.ts'

const ANY =
  /^(?:and\s+|but\s+)?(?:they|these|those|all of (?:them|these)|he|she|both|such things)\s+(?=\p{L})/iu
const EACH =
  /^(?:and\s+|but\s+)?(?:each|every|any)(?:\s+(?:of\s+(?:them|these|those|which)|one(?:\s+of\s+(?:them|these|those))?|such\s+\p{L}+))?\s+(?=(?:has|have|is|are|can|may|must|should|belongs?|gets?|needs?|comes?|contains?)\b)/iu

/** The thing by its name that a pronoun speaks of at the beginning. */
export const pronouns: Rewording = {
  examples: {},
  of(phrase, draft) {
    const name = draft.presented ?? draft.subjectTable()?.name
    if (name === undefined) return undefined
    const words = name.replaceAll('_', ' ')
    if (ANY.test(phrase)) return { clauses: [phrase.replace(ANY, `${words} `)] }
    if (EACH.test(phrase)) return { clauses: [phrase.replace(EACH, `each ${singularOf(words)} `)] }
    return undefined
  },
}
