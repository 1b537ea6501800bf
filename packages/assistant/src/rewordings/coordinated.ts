import { CASE } from './conditions.ts'
import type { Rewording } from './rewording.ts'

const DOES = String.raw`(?:also\s+|never\s+|always\s+|only\s+)?(?:has|have|is|are|was|were|can|cannot|can't|may|might|must|should|shall|will|needs?|belongs?|gets?|contains?|includes?|consists?|comes?|goes|works?|lives?|lies|costs?|lasts?|takes?|keeps?|shows?|begins?|starts?|ends?|makes?|serves?|teaches|plays?|sings?|owns?|leads?|runs?|hosts?)`
const SUBJECT = new RegExp(
  String.raw`^(?<subject>(?:(?:an?|the|each|every|all|any|no|our|its|their|one|only)\s+)*[\p{L}-]+(?:\s(?!${DOES}\b)[\p{L}'-]+){0,4}?)\s+(?=${DOES}\b)(?<does>.+)$`,
  'iu',
)
const JOINT = new RegExp(
  String.raw`\s*,\s*(?:and\s+|but\s+|then\s+)?(?=${DOES}\s)|\s+(?:and|but)\s+(?:then\s+)?(?=${DOES}\s)`,
  'giu',
)

/** Each thing that a sentence says of its subject, by itself. */
export const coordinated: Rewording = {
  examples: {
    'a ride goes from one place to another, has a fare and is free': [
      'a ride goes from one place to another',
      'a ride has a fare',
      'a ride is free',
    ],
  },
  of(phrase) {
    const { subject = '', does = '' } = SUBJECT.exec(phrase)?.groups ?? {}
    const parts = subject === '' || CASE.test(phrase) ? [] : does.split(JOINT)
    return parts.length < 2 || parts.some((part) => isOpen(part))
      ? undefined
      : { clauses: parts.map((part) => `${subject} ${part}`) }
  },
}

const isOpen = (text: string): boolean =>
  text.split('(').length !== text.split(')').length ||
  /\b(?:who|which|that|if|when|unless|until)$/i.test(text)
