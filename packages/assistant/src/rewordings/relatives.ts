import type { Rewording } from './rewording.ts'

const WITHIN =
  /^(?<what>(?:(?:an?|the|each|every|all|our|any)\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?)\s*,\s+(?:who|which|that)\s+(?<rest>[^,]+?)\s*,\s+(?<does>(?:is|are|has|have|can|may|must|should|belongs?|gets?|needs?|will|\p{L}+s?)\s.+)$/iu
const BEHIND =
  /^(?<all>.*?\b(?<what>(?:(?:an?|the|each|every|one|several|many)\s+)?[\p{L}-]+))\s*,\s+(?:and\s+)?(?:who|which)\s+(?<rest>(?:(?:is|are|has|have|can|may|must|should|belongs?|gets?|needs?|contains?|consists?)\s)[^,].*)$/iu
/** What is kept of a thing. Anything else, “teachers, who are in charge”, may say which of them are meant. */
const HOLDS =
  /^(?:(?:has|have|needs?|gets?)\s+(?:an?|one|many|several|two|three|any number of)\s|belongs?\s+to\s+(?:an?|one|exactly one)\s|contains?\s|consists?\s)(?!.*\bown\b)/iu
/** “… that everyone can look at” */
const FOR_WHOM =
  /^(?<all>.+?)\s*,?\s+(?:that|which)\s+(?<who>(?:only\s+)?(?:every ?one|every ?body|any ?one|any ?body|people|(?:all\s+|the\s+|our\s+)?[\p{L}-]+s(?:\s(?:and|or)\s(?:the\s+)?[\p{L}-]+s)?))\s+(?<may>(?:can|may)\s+(?:only\s+)?\p{L}+(?:\s(?:and|or)\s\p{L}+)?)(?<at>\s+(?:at|through|into))?$/iu
const MAY =
  /\b(?:can|could|may|might|must|should|shall|able|allowed|sees?|reads?|edits?|deletes?|manages?|visible|public|open|only)\b/iu

/** What is said of a thing within a sentence, as a sentence behind it. */
export const relatives: Rewording = {
  examples: {
    'Customers, who have a phone, can place orders': [
      'Customers can place orders',
      'Customers have a phone',
    ],
    // Which of them are meant.
    'teachers, who are in charge of a course, can edit grades': [],
    'editors can change posts, which are published': [],
    'we keep kites that everyone can look at': ['we keep kites', 'everyone can look at them'],
    'we sell kites, which have a colour': ['we sell kites', 'kites have a colour'],
  },
  of(phrase) {
    const within = WITHIN.exec(phrase)?.groups
    if (within !== undefined) {
      const { what = '', rest = '', does = '' } = within
      if (!HOLDS.test(rest) && !HOLDS.test(does)) return undefined
      return { clauses: [`${what} ${does}`, `${what} ${rest}`] }
    }
    const open = FOR_WHOM.exec(phrase)?.groups
    if (open !== undefined)
      return {
        clauses: [open['all'] ?? '', `${open['who']} ${open['may']}${open['at'] ?? ''} them`],
      }
    const { all = '', what = '', rest = '' } = BEHIND.exec(phrase)?.groups ?? {}
    return all === '' || (!HOLDS.test(rest) && MAY.test(all))
      ? undefined
      : { clauses: [all, `${what.replace(/^(?:one|several|many)\s+/i, '')} ${rest}`] }
  },
}
