import type { Draft } from '../draft.ts'
import { tableSaid } from './table-said.ts'
import { NUMBER } from './verbs.ts'

const SPAN = String.raw`(?:${NUMBER}|an?|the|some|a few)\s+(?:minutes?|hours?|days?|weeks?|months?|years?|night|evening)`
const EVERY =
  /\b(?:every|each)\s+(?:night|day|morning|evening|hour|week|month|year|minute|quarter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d+ \p{L}+)\b|\b(?:nightly|hourly|once a (?:day|week|month|year)|at (?:midnight|noon|\d{1,2}(?::\d\d)?\s*(?:am|pm|o'clock)))\b/iu
const BEFORE = new RegExp(
  String.raw`\b${SPAN}\s+(?:before|ahead of|in advance|prior to|after|later)\b`,
  'iu',
)
const DOES =
  /\b(?:send|sends|sent|e-?mail\w*|mail\w*|remind\w*|notif\w+|tell|inform\w*|alert\w*|warn\w*|delet\w+|remov\w+|clean\w*|archiv\w+|set|mark\w*|clos\w+|cancel\w*|expire\w*|gets?)\b/i
const REFUSES =
  /\b(?:can(?:not|'t| only)|may (?:not|only)|must(?: not|n't)|refuse|reject|only|until|up to|no later|at least|less than|more than|within|older than)\b/i

/** What is to be done by the clock, and by nobody: it can't be drawn, and what comes nearest is said. */
export function byTheClock(clause: string, draft: Draft): string | undefined {
  const isEvery = EVERY.test(clause)
  if (!isEvery && (!BEFORE.test(clause) || REFUSES.test(clause))) return undefined
  if (!DOES.test(clause) || /\b(?:working|opening|per|each day has|has|have)\b/i.test(clause))
    return undefined
  const table = tableSaid(clause, draft)
  const where =
    table === undefined ? '/reminders' : `/${table.name.replaceAll('_', '-').toLowerCase()}/remind`
  return `Nothing can be drawn yet that starts by the clock. The nearest is an endpoint that does it when it is called, such as POST ${where}, and a scheduler of yours that calls it.`
}
