import { arePeople } from '../people/known.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import type { Draft } from '../draft.ts'
import type { Rewording } from './rewording.ts'

const CAN = String.raw`(?<can>can|may|must|should|shall|could)`
const WHO = String.raw`(?<who>(?:only\s+|just\s+|all\s+|also\s+)*(?:the\s+|an?\s+|our\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?(?:\s+(?:and|or)\s+(?:the\s+)?[\p{L}-]+)?)`
/** “The machines can all people see” */
const THING_FIRST = new RegExp(
  String.raw`^(?<thing>(?:(?:the|these|those|their|all|our)\s+)?[\p{L}-]+(?:\s[\p{L}-]+){0,2}?)\s+${CAN}\s+${WHO}\s+(?<verb>[\p{L}-]+)(?<rest>(?:\s*,?\s.*)?)$`,
  'iu',
)
/** “Delete may nobody”, “and also change can only he” */
const VERB_FIRST = new RegExp(
  String.raw`^(?:(?:and|but|also)\s+)*(?<verb>[\p{L}-]+(?:\s+(?:and|or)\s+[\p{L}-]+)?)\s+(?<thing>(?:(?:the|these|those|their|them|it|our)\s*)?(?:[\p{L}-]+\s+)??)${CAN}\s+${WHO}$`,
  'iu',
)
/** “New ones puts only the warden in” */
const THING_VERB = new RegExp(
  String.raw`^(?:(?:and|but|also)\s+)*(?<thing>(?:new ones|them|these|those|(?:the|new|old|all)\s+[\p{L}-]+(?:\s[\p{L}-]+)?))\s+(?<verb>[\p{L}-]+)\s+(?<who>only\s+(?:the\s+|an?\s+)?[\p{L}-]+(?:\s[\p{L}-]+)??|nobody)(?<rest>\s+(?:in|out|up|down|off|away))?$`,
  'iu',
)

/** What is put in front of who does it. */
export const orders: Rewording = {
  examples: {
    'The machines can all people see': ['all people can see The machines'],
    'delete may nobody': ['nobody may delete'],
    'New ones puts only the owner in, and change can only he': [
      'only the owner puts in New ones',
      'only he can change',
    ],
  },
  of(phrase, draft) {
    const parts = phrase.split(/\s*,\s*(?:(?:and|but)\s+)(?:also\s+)?/u)
    const clauses = parts.map((part) => turned(part, draft) ?? part)
    const whole = turned(phrase, draft)
    if (whole !== undefined && parts.length === 1) return { clauses: [whole] }
    return parts.length > 1 && parts.every((part) => turned(part, draft) !== undefined)
      ? { clauses }
      : whole === undefined
        ? undefined
        : { clauses: [whole] }
  },
}

function turned(phrase: string, draft: Draft): string | undefined {
  const first = THING_FIRST.exec(phrase)?.groups
  if (first && isSaid(first, draft))
    return `${first['who']} ${first['can']} ${first['verb']} ${first['thing']}${first['rest'] ?? ''}`
  const verb = VERB_FIRST.exec(phrase)?.groups
  if (verb && isSaid(verb, draft))
    return `${verb['who']} ${verb['can']} ${verb['verb']} ${verb['thing'] ?? ''}`.trim()
  const thing = THING_VERB.exec(phrase)?.groups
  return thing && isSaid(thing, draft)
    ? `${thing['who']} ${thing['verb']}${thing['rest'] ?? ''} ${thing['thing']}`
    : undefined
}

function isSaid({ who = '', verb = '' }: Readonly<Record<string, string>>, draft: Draft): boolean {
  const verbs = verb.toLowerCase().split(/\s+(?:and|or)\s+/u)
  const people = who.replace(/^(?:(?:only|just|also)\s+)+/iu, '')
  return (
    verbs.every(
      (one) => one === 'puts' || DEED_WORDS.get(one)?.some(({ form }) => form !== 'past') === true,
    ) && arePeople(people, draft)
  )
}
