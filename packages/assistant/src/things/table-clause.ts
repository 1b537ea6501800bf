import { PAST_FORMS } from '../text/participles.ts'
import { isSingle, plainWords, tableName } from '../words.ts'
import { doneIn } from './done-by.ts'
import { keepingOf } from './keeping.ts'
import { isListOfFields } from './holder.ts'
import { isLimits } from './limits-alone.ts'
import { splitItems } from './split-items.ts'

/** A thing that is kept, and what is said to be kept of it. */
export interface TableClause {
  readonly name: string
  readonly items: string
  /** Who does it: “companies post jobs with a title”. */
  readonly by?: string
  /** Whether the words are those in which tables are asked for, and nothing else could be meant. */
  readonly isAsked: boolean
}

const WORD = String.raw`(?!(?:and|or|but|which|that|who|whose|whether|how|when|if|where|with|has|have|is|are|can|may|must|should|will|shall|belongs?|to|as|for|from|by|at|in|on|only|not|nobody|everybody|everyone|anyone|anybody|somebody|someone|i|we|you|it|they|there|what|also|our|your|every|each|add|create|make|remove|delete|rename|post(?=\s+\/)|get|put|patch|use|let|please|its|their|my|his|her|need|needs|want|don't|doesn't|do|does|not|can't|won't|same|two|yes|no|keep|keeps|store|stores|track|record|save|manage|manages|please|would|like|columns|fields|just|simply|then|never|always|all|both|possibly|sometimes|usually|normally|often|\p{L}+(?:on|i|u|c)ally)\b)(?:\d?\p{L})[\p{L}\d_'-]*`
export const NOUN = String.raw`${WORD}(?:[ ]${WORD}){0,3}`
const DET = String.raw`(?:(?:an?|the|each|every|all|any|some|our|my|new|single|these|those|individual|of)\s+)*`
const WITH = String.raw`(?:with|(?:that|which) (?:(?:just|only|each|all|simply|also) )?(?:has|have)|having|containing|consisting of|including|that stores?|storing|where each has|each with|, each having)`
const HAS = String.raw`(?:(?:should|shall|must|will|can|could|may|need to|needs to|also|each|just|only|simply|always|all|both|ought to)\s+)*(?:has|have|contains?|includes?|consists? of|comprises?|is made up of|are made up of|comes? with|holds?|stores?|records?|keeps?(?!\s+\p{L}+ing\b)|needs?|carry|carries|(?:is|are) (?:(?:just|simply|nothing but)(?=\s+an?\s)|(?:identified|characteri[sz]ed|known|specified|described) by)|are described by|is defined by|(?:has|have) got|states?|specif(?:y|ies)|mentions?|gets?|features?|to have)`
const FOLLOWING = String.raw`(?::\s*)?(?:(?:the\s+)?following\s+(?:fields?|data|properties|attributes|columns|information|details)?\s*:?\s*|(?:the\s+)?(?:fields?|columns?|attributes|properties)\s*:?\s+)?`
/** What begins the list behind a thing. */
const HEADS = String.raw`\s*\(|\s+(?:all\s+|each\s+)?(?:has|have|needs?|consists?|contains?)\s`
/** What stands between a thing and the list of what is kept of it. */
const BEGINS = String.raw`(?:\(|,?\s*${WITH}\s+|:\s*|\s-\s+(?:just\s+)?)`
const KEEP = String.raw`(?:store|save|keep(?:\s+track\s+of)?|track|record|manage|have|hold|collect|maintain|log|list|register|organi[sz]e|catalogue|catalog|post|publish|create|add|make|see|model|administer|handle|run|offer|sell|remember|write down|note down|note|enter|follow|document|capture|look after|inspect|there is|there are|there will be)`
const WANT = String.raw`(?:i|we|you|they|people|users?|the (?:app|system|application|backend|api))?(?:\s*(?:'d|would|should|want|need|must|can|will|shall|has|have|like|love|to|am going|'m|'re|are|is|wants|needs|going|looking|trying|just|also|really|be able|for|building|be)\b)*`
const NAMED = String.raw`(?:(?:me|us)\s+)?(?:(?:all\s+)?(?:the\s+)?(?:information|data|details|records?|facts|everything|an? (?:overview|list|record|log)|the (?:list|records?))\s+(?:about|on|of|for)\s+)?(?:(?:an?|the|some|our|my|new|all|their|your)\s+)*(?:(?:table|collection|entity|list|database|record|register|catalogue|catalog|directory|model|resource)s?\s+(?:for|of|called|named|with|:)?\s*(?:(?:all|our|my|the|an?|their)\s+)*)?`

// One way to read each “the”: forty of them had two to the power of forty.
const NEXT_NOUN = String.raw`(?:(?:the|an?)\s+)?(?!(?:the|an?)\s)${NOUN}`
const NOUNS = String.raw`${NOUN}(?:\s*,\s*${NEXT_NOUN})*\s*,?\s+and\s+${NEXT_NOUN}`
const FORMS: readonly (readonly [pattern: RegExp, isAsked: boolean])[] = [
  [
    new RegExp(
      String.raw`^(?:add|create|make|build|set up|design|define|introduce|generate|draw|include)\s+${NAMED}(?<name>${NOUN}?)(?:\s+table)?\s*${BEGINS}${FOLLOWING}(?<items>.+)$`,
      'iu',
    ),
    true,
  ],
  [
    new RegExp(
      String.raw`^(?:add|create|make|build|set up|design|define|introduce|generate|draw)\s+${NAMED}(?<name>${NOUN}?)(?:\s+(?:table|collection|entity|list|model|resource))?(?<items>)$`,
      'iu',
    ),
    true,
  ],
  [
    new RegExp(
      String.raw`^(?:for\s+[^,]{3,40},?\s+)?${WANT}\s*${KEEP}\s+${NAMED}(?<name>${NOUN}?)\s*${BEGINS}${FOLLOWING}(?<items>.+)$`,
      'iu',
    ),
    true,
  ],
  [
    // “we want to keep the donor's name, phone and email”
    new RegExp(
      String.raw`^${WANT}\s*${KEEP}\s+(?:(?:the|each|every|all)\s+)*(?<name>${NOUN}?)(?:'s|s')\s+(?<items>.+)$`,
      'iu',
    ),
    true,
  ],
  [
    new RegExp(
      String.raw`^(?:i|we)\s+(?:'d|would|should|want|need|like|love|have)[\s\w']*?\s+${NAMED}(?<name>${NOUN}?)\s*(?:,?\s*${WITH}\s+|:\s*|\s-\s+(?:just\s+)?)${FOLLOWING}(?<items>.+)$`,
      'iu',
    ),
    true,
  ],
  [
    new RegExp(
      String.raw`^${DET}(?:table\s+)?(?<name>${NOUN})\s*\((?<items>[^()]*(?:\([^()]*\)[^()]*)*)\)$`,
      'iu',
    ),
    false,
  ],
  [
    new RegExp(
      String.raw`^${DET}(?<name>${NOUNS})\s+(?:all\s+|each\s+|both\s+)*(?:have|has|with)\s+${FOLLOWING}(?<items>.+)$`,
      'iu',
    ),
    false,
  ],
  [
    new RegExp(
      String.raw`^(?:an?\s+|the\s+)?(?:table|collection|list)\s+(?:for|of|called|named)\s+(?:all\s+|the\s+|our\s+|my\s+)*(?<name>${NOUN}?)\s*${BEGINS}${FOLLOWING}(?<items>.+)$`,
      'iu',
    ),
    true,
  ],
  [
    new RegExp(
      String.raw`^${DET}(?:table\s+)?(?<name>${NOUN}?)(?:\s*\((?<more>[^()]*)\))?\s+${HAS}(?=:|\s)\s*${FOLLOWING}(?<items>.+)$`,
      'iu',
    ),
    false,
  ],
  [
    new RegExp(
      String.raw`^${DET}(?:table\s+)?(?<name>${NOUN}?)(?:\s*\((?<more>[^()]*)\))?\s*(?:(?:,?\s+${WITH}|\s+need|\s*->)\s+|\s*:\s+|\s+-\s+(?:just\s+)?)${FOLLOWING}(?<items>.+)$`,
      'iu',
    ),
    false,
  ],
]

const EACH = new RegExp(
  String.raw`^(?:(?:for|about|of|with|in|on|after|at|during)\s+(?:each|every|an?|all|the|any)|per)\s+(?<name>${NOUN}?)\s*(?:,?\s+(?:we|i|it|the (?:system|app)|they|you|there)\s+(?:(?:should|must|shall|will|also|need to|needs to|want to|wants to|have to|would like to|'d like to)\s+)*(?:(?:be\s+)?(?:record|store|keep|need|save|have|want|track|know|is|are|note|remember|see|collect|stored|kept|recorded|write|log|enter|jot|put|list)s?)(?:\s+(?:track of|down))?(?:\s+to (?:know|store|keep|record|save|have|write down|note|note down|log|enter|see|track|keep track of|remember|collect))?\s*:?|(?<=^(?:(?:for|of|about)\s(?:each|every|any)|per)\s[^,:]+)(?::|(?<!\s(?:of|in|for|at|on|from|to|by|with)),?(?=\s+(?:the|an?|its|their)\s)))\s+${FOLLOWING}(?<items>.+)$`,
  'iu',
)
const STORES = new RegExp(
  String.raw`^(?:the|our|this|my|an?|it|we|i)\s*(?:system|app|application|backend|platform|site|tool|database|program|api)?\s+(?:(?:should|shall|must|will|needs? to|has to|have to|can|also|want to|wants to)\s+)*${KEEP}s?\s+${NAMED}(?<name>[\p{L}_-]+(?:\s[\p{L}_-]+)?)$`,
  'iu',
)

/** “People keep calling to make appointments”, “orders get cancelled”, “room for 30 students” */
const NO_KEEPING = new RegExp(
  String.raw`\bkeeps?\s+\p{L}{3,}ing\s+(?:to|me|us|on|at|about|in|and|that|because|our|the|it)\b|^[^,:(]+\sgets?\s+(?:\p{L}+ed|${PAST_FORMS})(?!\s*[,:(])\b|\b(?:has|have|offers?)\s+(?:room|space|capacity|places?|seats?)\s+for\s+(?:\S+\s+){0,2}\d`,
  'iu',
)
const STORY =
  /^as (?:an?|the) [^,]+?,?\s+i(?:\s+(?:want|would like|need|can|may|should|must|will|wish)|'d like)\s+(?:to\s+)?(?:be able to\s+)?/i
/** “Build a habit tracker” says what the whole is, and of no table. */
const WHOLE =
  /^(?:build|make|create|design|develop|set up|generate|draw)\s+(?:me\s+|us\s+)?(?:an?|my|our|the)\s+(?!(?:new\s+)?(?:table|collection|list|entity)\b)(?!.*\b(?:table|collection|list|entity)$)[\p{L}\s-]+$/iu

/** “Each hive's inspections have”, “replies to a ticket:”: what is kept is a part of another thing. */
const PARTS: readonly RegExp[] = [
  new RegExp(
    String.raw`^${DET}(?<by>[\p{L}-]+(?:\s[\p{L}-]+)?)(?:['’]s|(?<=s)['’])\s+(?<name>${NOUN})(?=${HEADS})`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:(?:the|all|each|every)\s+)?(?<name>${WORD}(?:[ ]${WORD})?)\s+(?:of|in|for|to|on|under|about|within|from|at|per)\s+(?:an?|the|each|every|one|its|their)\s+(?<by>${WORD}(?:[ ]${WORD})?)(?=${HEADS})`,
    'iu',
  ),
]

export function tableClause(said: string): TableClause | undefined {
  if (NO_KEEPING.test(said)) return undefined
  for (const part of PARTS) {
    const found = part.exec(said)
    const { name = '', by = '' } = found?.groups ?? {}
    if (found === null || isSingle(name) || NO_THING.test(plainWords(name))) continue
    const clause = tableClause(`${name}${said.slice(found[0].length)}`)
    return clause && { by, ...clause }
  }
  const clause = said
    .replaceAll(/"([\p{L}_ -]{1,40})"/gu, '$1')
    .replace(STORY, '')
    .replace(/^[^(:,]{3,60}:\s+(?=[\p{L}-]+s\s+(?:with|have)\s)/iu, '')
    .replace(
      /^(?:what\s+(?:i|we)(?:'d| would)?\s+(?:really\s+)?(?:love|like|need|want)\s+is\s+)?(?:somewhere|some place|a place|a way|a tool|a system|an app|something|software)\s+(?!(?:has|have|is|are|can|may|must|needs?|should|belongs?)\b)(?:for us\s+|where (?:we|i) can\s+)?(?:to\s+)?/i,
      '',
    )
    .replace(
      /^(?:i|we)\s+(?:would like|want|need|'d like)\s+(?:the\s+|our\s+|my\s+)?(?=[\p{L}]+\s+to\s+have\b)/iu,
      '',
    )
    .replace(/,?\s+(?:so that|in order to)\s.*$/i, '')
  const each = EACH.exec(clause)?.groups
  if (each)
    return {
      name: spoken(plainWords(each['name'] ?? '')),
      items: each['items'] ?? '',
      isAsked: true,
    }
  const stored = plainWords(STORES.exec(clause)?.groups?.['name'] ?? '')
  if (stored !== '' && !isSingle(stored) && !NO_THING.test(stored))
    return { name: spoken(stored), items: '', isAsked: true }
  if (WHOLE.test(clause) && isSingle(clause)) return undefined
  const kept = keepingOf(clause)
  if (kept !== undefined && !isNoThing(plainWords(kept.name), clause))
    return { name: spoken(plainWords(kept.name)), items: kept.items, isAsked: kept.isAsked }
  for (const [pattern, isAsked] of FORMS) {
    const found = pattern.exec(clause)?.groups
    const name = plainWords(found?.['name'] ?? '')
    const isLent = LENT.test(clause) && isListOfFields(found?.['items'] ?? '')
    if (found === undefined || tableName(name) === undefined) continue
    if (isNoThing(name, clause) && !isLent) continue
    // “Things have a name and a price” is of things; “add a few things: …” of none that are called so.
    if (/^things?$/.test(name) && (isAsked || splitItems(found['items'] ?? '').length < 2)) continue
    // “A dog stays with us” has no noun of one but the dog.
    if (/^(?:an?|each|every)\s\S+\s\S+(?<!s)s\s+with\s/i.test(clause)) continue
    // `Net amount: required` is a field.
    if (/^[^:]+:\s/.test(clause) && isLimits(found['items'] ?? '')) continue
    // “Our museum needs a catalogue” says what is to be built.
    if (/\sneeds?\s/i.test(clause) && WISHED.test(found['items'] ?? '')) continue
    // “have to be unique” holds nothing.
    if (
      /^(?:(?:to|been|not|at least|at most|up to|exactly|between|(?:an?\s+)?(?:max|min)(?:imum)?|no more|no less)\s)/i.test(
        found['items'] ?? '',
      )
    )
      continue
    const items = [found['more'], closed(found['items'] ?? '')].filter(Boolean).join(', ')
    const done = doneIn(name)
    return {
      name: spoken(done?.what ?? name),
      ...(done && { by: done.by }),
      items: items.replace(/,?\s+(?:so that|in order to|because|since)\s.*$/i, ''),
      isAsked,
    }
  }
  return undefined
}

/** `Sites: name, address`, `Row: number, parcel`: of many, as a list tells of them. */
const LENT =
  /^(?:an?\s+)?(?:(?:tools?|sites?|platforms?|apps?|applications?|systems?|pages?|notes?|rules|rows?|options?|buttons?|tokens?|filters?|index(?:es)?|field|role)(?::\s|\s-\s)|[\p{L}]+\s?\()/iu

const WISHED =
  /^(?:(?:an?|the|some|our|new|simple|small|better)\s+)*(?:[\p{L}-]+\s+)?(?:catalogu?es?|apps?|systems?|things?|tools?|programs?|software|websites?|databases?|registers?)(?:\s+(?:for|to|that)\s.*)?$/iu

/** The list without the bracket that ends it, where it was opened before it. */
const closed = (items: string): string =>
  items.split(')').length > items.split('(').length ? items.replace(/\)\s*$/, '') : items

/** Words that stand where a thing could and are none. */
const NO_THING =
  /^(?:(?:an? )?(?:app|application|backend|system|api|website|site|software|tool|platform|endpoint|role|roles|reads?|writes?|rule|field|column|button|way|option|relation|relationship|index|(?:[\p{L}-]+ )?sign[ -]?(?:in|up)s?|(?:[\p{L}-]+ )?log[ -]?ins?|auth|authentication|reset|filter|search|everything|nothing|something|anything|one|ones|fields|columns|everyone else|nobody|name|title|status|requirements?|features?|attributes|tables|entities|rules|scope|goals?|overview|general|background|following|rest|rows?|data|information|access|permissions?|access matrix|fans|note|rule \d+|sure|it|them|us|me|mail|e-?mail|token|password|value|values|default)|.*\b(?:(?:endpoint|button|app|role|screen|website|site|backend)s?|page))$/iu

/** “A tool has a name”, “each construction site has an address”: of many, and not what is to be built. */
const ONE_OF_MANY =
  /^(?:an?|each|every)\s+(?:[\p{L}-]+\s)?(?:tool|site|platform|app|application|system|role|page|note|rule|option|field)\s+(?:has|have|needs?)\s+(?:an?|the|its)\s/iu

const isNoThing = (name: string, clause: string): boolean =>
  NO_THING.test(name) && !ONE_OF_MANY.test(clause)

/** `bird sighting record` and `table of hives` speak of sightings and hives. */
const spoken = (name: string): string =>
  name
    .replace(/(?<!ing)\s+(?:table|record|entity|collection|data|details|information|list)s?$/i, '')
    .replace(
      /^(?:table|list|collection)s?\s+(?:of\s+|for\s+)?|^(?:pool|set|range|bunch|stock|catalogue|handful)\s+of\s+/i,
      '',
    )
    .replace(
      /^(?:(?:about|around|roughly|currently)\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\s+/i,
      '',
    ) || name

/** Whether a name alone can be taken to be a table that is asked for: one says `movies and actors`, in the plural. */
export function isPlural(name: string): boolean {
  return !isSingle(name)
}
