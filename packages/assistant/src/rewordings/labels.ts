import { clausesIn } from '../text/clauses.ts'
import type { Rewording } from './rewording.ts'

const LABEL =
  /^(?<label>[^:,;()"]{2,60}?)\s*(?::|\s-)\s+(?<rest>(?:(?:an?|the|each|every|only|nobody|no|anybody|everybody|anyone|everyone|our|all|please|if|when)\s+|(?:[\p{L}-]+\s+){1,3}(?:can|may|must|shall|should|is|are|has|have|cannot|can't)\s).*)$/iu
const DOES =
  /\b(?:can|may|must|shall|should|is|are|has|have|needs?|will|cannot|can't|gets?|belongs?|add|remove|rename|make|delete|send)\b/i
const PLACE =
  /^(?:in|at|on|for|with|inside|within|over)\s+(?:our|my|the|this|that)\s+(?<place>[\p{L}-]+(?:\s(?:of\s)?(?!we\b|i\b|each\b|every\b|all\b|there\b|they\b)[\p{L}-]+)?)\s*,?\s+(?<rest>(?:we|i|each|every|all|there|they|only|nobody|an?|the)\s.+)$/iu

/** A statement without the label in front of it, or without the place that all of it is about. */
export const labels: Rewording = {
  examples: {
    'Confidentiality: order items may be seen by nobody': ['order items may be seen by nobody'],
    'In our workshop we have machines with a name': ['we have machines with a name'],
  },
  of(phrase, draft) {
    const { label, place, rest } = { ...LABEL.exec(phrase)?.groups, ...PLACE.exec(phrase)?.groups }
    const about = label ?? place
    if (about === undefined || rest === undefined || !DOES.test(rest)) return undefined
    const isSaidOf = draft.isThing(about) || draft.isPerson(about) || draft.isField(about)
    return isSaidOf
      ? undefined
      : { clauses: clausesIn(rest), left: label === undefined ? [] : [label] }
  },
}
