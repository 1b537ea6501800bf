import { BE, MODALS, PRONOUNS } from '../grammar/closed-words.ts'
import { narrows } from '../rewordings/reasons.ts'

/** What a line says of those below it. */
export type Head =
  /** `Tools`, `EPISODES (belong to a show)`: a thing of which something is kept; `more` is said of it. */
  | {
      readonly kind: 'thing'
      readonly name: string
      readonly more: string
      readonly isTold: boolean
    }
  /** `Data`, `Who can do what`: what sort of lines they are. */
  | { readonly kind: 'section'; readonly isOfRoles: boolean }
  /** `Guests can:`: each goes on with it. */
  | { readonly kind: 'lead'; readonly text: string }

/** What documents are made of, whatever they speak of. */
const SECTIONS = new Set(
  `requirement requirements entity entities table tables rule rules feature features model models scope goal goals
  overview introduction background relation relations relationship relationships validation validations constraint
  constraints endpoint endpoints route routes authentication auth story stories context purpose object objects resource
  resources details logic behaviour behavior structure schema collection collections need needs check checks workflow
  workflows automation automations api data limit limits computed calculations sign-in login sign-up note things conditions
  action items decisions wish wishes steps summary to-do todo todos functionality functions changes automatic
  permission permissions access rights security authorization authorisation privileges role roles actors personas
  notification notifications emails e-mails mails mailing notes fields properties columns attributes`.split(
    /\s+/,
  ),
)
const AROUND = new Set(
  `user users functional non-functional main core business technical general project other additional further new
  domain db database backend what who whom how may can do does happens should must be where why kept we keep store record
  need want with and or & of for the to in on list which next important basic specific custom all our everybody
  acceptance criteria please some matrix`.split(/\s+/),
)
const ROLES =
  /^(?:(?:the|user|our)\s+)*(?:roles|actors|personas|user types|kinds of users|types of users)$/i
/** What could as well be a table. */
const EITHER =
  /^(?:notes?|routes|things|decisions|emails|notifications|stories|features|goals|resources|objects|collections|checks|tables|limits|changes|steps)$/i
const CONDITION =
  /^(?:when|if|whenever|once|as soon as|after|before|every time|each time|on|upon)\s+\S+\s+\S+/i
const OPEN =
  /(?:^|\s)(?:can|could|may|must|should|shall|cannot|can't|(?:able|allowed|want|like|need|has|have) to|not|never|only)$/i
const HOLDS = /\s(?:has|have|with|contains?|includes?|needs?|keep|store|record|know|save)$/i
const SAYING =
  /^(?:(?:also|now|please|we|and|i|want|would like|need|have)\s+(?:to\s+)?)*(?:(?:add|create|make|keep(?:\s+track\s+of)?|track|record|store)\s+)?(?:(?:a|the|new|another)\s+)*(?:(?:table|entity|collection|model|resource|object|class|new)\s*:?\s+)?(?:(?:called|named)\s+)?/i
const NAME = String.raw`[\p{L}][\p{L}\d_-]*(?:\s[\p{L}\d_&-]+){0,3}?`
const THING = new RegExp(
  String.raw`^(?:(?:fields|columns|attributes|data|details|properties|limits|validations?|rules)\s+(?:of|for)\s+)?(?:(?:an?|the|our|all|each|every)\s+)?(?<name>${NAME})(?:\s+(?:on|in|at|of|for)\s+(?:the|our|my|each|a)\s[\p{L}\s-]{2,30})?(?:\s+(?:table|entity|collection|fields?|columns?|rules?|requirements?|validations?|limits?|constraints?|attributes|records?|details|data|form))?\s*(?:\((?<more>[^()]*)\))?$`,
  'iu',
)

/** `Not allowed:`, `Only admins:`: what stands below is said of nobody else, or not at all. */
export const isLimiting = (text: string): boolean => LIMITING.test(text) && text.endsWith(':')
const LIMITING =
  /\b(?:only|not|never|nobody|none|except|unless|if|cannot|can't|forbidden|prohibited|without)\b/iu

/** `Table: suppliers` */
export const isNamed = (text: string): boolean =>
  /^(?:(?:the|new)\s+)?(?:table|entity|collection|model|resource|object|class)\s*:\s*[\p{L}_-]+(?:\s[\p{L}_-]+)?\s*:?$/iu.test(
    text,
  )

/** @param isOfNouns each line below is a noun and nothing else */
export function headOf(text: string, isOfNouns: boolean): Head | undefined {
  const isColon = /:\s*$/.test(text)
  const bare = text.replace(/\s*:?\s*$/, '')
  const words = bare
    .replace(WHERE, '')
    .toLowerCase()
    .split(/[\s,/&]+/)
    .filter((word) => word !== '')
  if (CONDITION.test(bare) && isColon) return { kind: 'lead', text: `${bare.replace(/,$/, '')},` }
  if (isLimiting(text) && !OPEN.test(bare)) return { kind: 'lead', text: text.trim() }
  if (OPEN.test(bare) || TAKING.test(bare)) return { kind: 'lead', text: bare }
  if (isSection(words, bare) && !(isOfNouns && EITHER.test(bare)))
    return { kind: 'section', isOfRoles: ROLES.test(bare) }
  const said = bare.replace(SAYING, '')
  const { name, more = '' } = THING.exec(said === '' ? bare : said)?.groups ?? {}
  if (name === undefined || HOLDS.test(bare) || narrows(bare) || !isNoun(name)) return undefined
  return { kind: 'thing', name, more, isTold: isColon || said !== bare }
}

/** `changes for the tracker`, and whatever is to be added. */
const WHERE = /\s+(?:for|of|to|in|on|at)\s+(?:the|our|my|this)\s+[\p{L} -]+$/iu
const ADDING = /^(?:please\s+)?(?:also\s+)?(?:add|new|create|change)$/i
/** `Remove:` */
const TAKING = /^(?:please\s+)?(?:remove|delete|drop|rename|limit|make)$/i

/** `Constraints: supplier names are unique`: what a line says behind what sort of line it is; the line itself elsewhere. */
export function behindSection(text: string): string {
  const { section = '', said = '' } =
    /^(?<section>[\p{L} -]{3,40}):\s+(?<said>\S.*)$/u.exec(text)?.groups ?? {}
  const words = section.toLowerCase().split(/\s+/)
  const isOne = isSection(words, section) && !EITHER.test(section) && !ROLES.test(section)
  return isOne && SENTENCE.test(said) ? said : text
}
/** It has a subject of its own. */
const SENTENCE =
  /^(?:(?:an?|the|each|every|all|no|only)\s+)?[\p{L}-]+(?:\s[\p{L}-]+){0,4}?\s+(?:is|are|can|cannot|can't|may|must|should|shall|has|have|belongs?|may not)\s+\p{L}/iu

const isSection = (words: readonly string[], bare: string): boolean =>
  (ADDING.test(bare) ||
    words.some((word) => SECTIONS.has(word)) ||
    /^(?:what|who|how)\b/i.test(bare)) &&
  (ADDING.test(bare) || words.every((word) => SECTIONS.has(word) || AROUND.has(word)))

const isNoun = (name: string): boolean =>
  name
    .toLowerCase()
    .split(' ')
    .every(
      (word) =>
        !BE.has(word) &&
        !MODALS.has(word) &&
        !PRONOUNS.has(word) &&
        !/^(?:and|or|but|when|if|with|the)$/.test(word),
    )
