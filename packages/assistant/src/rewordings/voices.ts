import { formsOf } from '../grammar/verb-forms.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import type { Rewording } from './rewording.ts'

const OTHERS =
  'send mail e-mail email notify refuse reject archive increase decrease reduce log set inform deny block forbid alert charge raise lower note remind call text'
/** The verb of each participle. */
const VERBS: ReadonlyMap<string, string> = new Map([
  ...[...DEED_WORDS].flatMap(([word, deeds]) =>
    deeds.filter(({ form }) => form === 'past').map(({ verb }) => [word, verb] as const),
  ),
  ...OTHERS.split(' ').flatMap((verb) =>
    formsOf(verb)
      .filter(([, form]) => form === 'past')
      .map(([word]) => [word, verb] as const),
  ),
])
const BE = String.raw`(?:(?:must|should|shall|will|has to|have to|needs? to|is to|are to|can|may)\s+be|is|are|gets?|being)`
const PASSIVE = new RegExp(
  String.raw`^(?<before>(?:(?:when|if|whenever|once|as soon as|after|every time|each time)\s[^,]+,\s*)?(?:then\s+)?)(?<what>(?:(?:an?|the|its|their|all|each|every|another)\s+)*[\p{L}-]+(?:\s(?!(?:is|are|must|should|can|may|will|has|have)\b)[\p{L}-]+){0,4})\s+(?<be>${BE})\s+(?:also\s+|then\s+)?(?<done>[\p{L}-]+)(?<behind>(?:\s.*)?)$`,
  'iu',
)
const BY =
  /^(?<between>.*?)\s*\bby\s+(?<who>(?:the\s+|an?\s+)?[\p{L}-]+(?:\s(?:and|or)\s[\p{L}-]+)?)$/iu

/** What is done to something, as what somebody does. */
export const voices: Rewording = {
  examples: {
    'when a task is done, an e-mail is sent to its owner': [
      'when a task is done, send an e-mail to its owner',
    ],
    'when a room is full, the booking must be refused': ['when a room is full, refuse the booking'],
    'the patient is to be sent an e-mail': ['send an e-mail to the patient'],
    'orders can be edited by clerks': ['clerks can edit orders'],
  },
  of(phrase) {
    const {
      before = '',
      what = '',
      be = '',
      done = '',
      behind = '',
    } = PASSIVE.exec(phrase)?.groups ?? {}
    const verb = VERBS.get(done.toLowerCase())?.replaceAll('-', ' ')
    if (verb === undefined || /^(?:create|add|make|start|place|record|register)$/.test(verb))
      return undefined
    const by = BY.exec(behind.trim())?.groups
    const can = /^(?:can|may)/i.test(be) ? 'can ' : ''
    if (by !== undefined)
      return { clauses: [`${before}${by['who']} ${can}${verb} ${what} ${by['between']}`.trim()] }
    if (can !== '') return undefined
    const given = /^\s(?<gift>an?\s.+)$/iu.exec(behind)?.groups?.['gift']
    if (given !== undefined) return { clauses: [`${before}${verb} ${given} to ${what}`] }
    return { clauses: [`${before}${verb} ${what}${behind}`] }
  },
}
