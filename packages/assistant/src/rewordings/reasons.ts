import { tokensOf } from '../grammar/tokens.ts'
import { NOT, ONLY } from '../grammar/closed-words.ts'
import type { Rewording } from './rewording.ts'

/** What says why, and changes nothing of what is asked. */
const WHY = String.raw`(?:because|cause|'cause|cos|cuz|owing to|thanks to|seeing that|for the reason that|the reason (?:is|being)|which is why|that's why|that is why|to avoid|in order to avoid|to prevent|otherwise|or else|after all|in the hope that|since (?:that|we|i|people|nobody|some|many|not|there|otherwise|this|our)\b|as (?:we|i|people|that|this)\b|for (?:legal|privacy|security|safety|tax|accounting|historical|practical|obvious|compliance) (?:reasons|purposes))`
const REASON = new RegExp(String.raw`\s*(?:,|-|\()?\s*\b(?:and\s+)?(?<why>${WHY}.*?)\)?$`, 'iu')
const FIRST = new RegExp(String.raw`^(?<why>${WHY}[^,]*),\s+(?=\S+\s+\S+)`, 'iu')
const PURPOSE =
  /\s*,?\s*\b(?<why>(?:so that|so (?=we|i|they|people|he|she|it|you|everyone|nobody|no one|there)|in order to|in order that|such that)\b.*)$/iu

/** A statement without what it is for. */
export const reasons: Rewording = {
  examples: {
    'Titles are unique because otherwise nobody finds them': ['Titles are unique'],
    'Because people call, doctors can update appointments': ['doctors can update appointments'],
    'I want a table for tickets, so that I know what they cost': ['I want a table for tickets'],
    // Who may, and no reason.
    'members can edit tasks considering that they are assigned to them': [],
    // What it is for says who may.
    'posts have a flag so that only admins see them': [],
  },
  of(phrase) {
    for (const pattern of [FIRST, REASON, PURPOSE]) {
      const found = pattern.exec(phrase)
      const why = found?.groups?.['why']
      if (found === null || why === undefined) continue
      const rest = (
        phrase.slice(0, found.index) + phrase.slice(found.index + found[0].length)
      ).trim()
      if (rest.split(/\s+/).length < 3) continue
      if (pattern === PURPOSE && narrows(why) && !narrows(rest)) continue
      return { clauses: [rest], around: [why] }
    }
    return undefined
  },
}

/** Whether it says who alone, or what not: no mere reason. */
export const narrows = (text: string): boolean =>
  tokensOf(text).some(
    ({ word }) => NOT.has(word) || ONLY.has(word) || /^(?:own|nobody|no|none|without)$/.test(word),
  )
