import type { Draft } from '../draft.ts'
import { rolesSaid } from './roles-said.ts'
import { text } from './steps.ts'

const ROLE = String.raw`[\p{L}-]+(?:\s+(?:and|or)\s+(?:an?\s+|the\s+)?[\p{L}-]+)*`
const BY = new RegExp(
  String.raw`\bby\s+(?:(?:an?|the|one of the|any|some)\s+)?(?<who>${ROLE})`,
  'iu',
)
const SUBJECT = new RegExp(
  String.raw`^(?:(?:an?|the|any|some|one of (?:the|our))\s+)?(?<who>${ROLE})\s+(?!is\b|are\b|was\b|gets?\b|has\b)\p{L}+`,
  'iu',
)

/**
 * Who has to have done it for an event to count, as a condition: “when an editor changes a post”. Nothing is said
 * by the role that everybody has who registers.
 */
export function doneBy(words: string, draft: Draft): string | undefined {
  const [everybody] = draft.roles()
  const who = (BY.exec(words) ?? SUBJECT.exec(words.trim()))?.groups?.['who']
  const roles = who === undefined ? [] : rolesSaid(who, draft)
  return roles.length === 0 || (everybody !== undefined && roles.includes(everybody))
    ? undefined
    : roles.map((role) => `user?.role == ${text(role)}`).join(' || ')
}
