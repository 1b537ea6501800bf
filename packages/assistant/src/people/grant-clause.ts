import type { Operation } from '@drawbridge/kinds/faces'
import { VERB, VERBS } from '../text/verbs.ts'
import { plainWords } from '../words.ts'

const LIST = VERBS.map(
  ([words, operations]) => [new RegExp(`^(?:${words})$`, 'i'), operations] as const,
)
const NOISE = String.raw`(?:also|only|just|always|freely|still|even|all|then|as well)`
const VERB_LIST = String.raw`(?<verbs>(?:${NOISE}\s+)*${VERB}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+|\s*\/\s*)(?:${NOISE}\s+|to\s+)*${VERB})*)`
export const CAN = String.raw`(?:can(?: to)?|could|may|might|shall|should|must|will|would|need to|needs to|want to|wants to|has to|have to|get to|gets to|(?:should |must |shall |will )?(?:be|is|are) (?:able|allowed|permitted|entitled|free) to|has permission to|have permission to|has the right to|have the right to)(?: be (?:able|allowed|permitted) to)?`
const WHO = String.raw`(?<only>(?:only|just)\s+|nobody but\s+|no one but\s+|no-one except\s+)?(?<who>[^:,;]+?)(?<alone>\s+(?:only|alone))?`

/** Who may do what with which things, as a clause says it. */
export interface GrantClause {
  readonly who: string
  readonly operations: readonly Operation[]
  readonly object: string
  /** As it was said, with whatever is kept of it. */
  readonly things?: string
  /** Nobody else may. */
  readonly isOnly: boolean
  /** Besides those who may already. */
  readonly isMore: boolean
  /** Of their own rows only. */
  readonly isOwn: boolean
  readonly isDenied: boolean
  /** As they were said. */
  readonly verbs?: string
  /** `the order is still pending` */
  readonly condition?: string
}

const CONDITION =
  /\s+(?:as long as|while|until|only (?:if|when|while)|if|when|unless|provided(?: that)?)\s+(?<condition>.+)$/i
const MORE = /\s*,?\s*\b(?:too|as well|also|in addition)\b\s*$/i
const OWN =
  /\b(?:(?:their|his|her|its|my|our|your|his or her|one's)\s+own|(?:of|for|by) (?:him|her|them|it|my|your|our)sel(?:f|ves)|(?:(?:that|which) )?(?:they|he|she|i|you|we)(?:'ve)? (?:have |has |had |'ve )?(?:themselves )?(?:own|made|created|wrote|written|added|posted|bought|booked|placed|submitted|uploaded|opened|started|reported|registered|entered|recorded|sent)|(?:only )?own|of their own|they own)\b/i

/** “…, and only see their own books” is said of those before. */
const OWN_ALONE = /^only\s+(\p{L}+(?:\s+(?:and|or)\s+\p{L}+)*\s+(?:their|his|her|its)\s+own\s.+)$/iu
const PRIVATE =
  /^(?:(?:it(?:'s| is)?|everything|all|all of it)?\s*(?:should be |must be |is )?(?:totally|completely|strictly|all|fully|entirely)\s+private)\b|\b(?:nobody|no one|not|n't|never)\b.*\b(?:see|view|read|access)\b.*\b(?:(?:anyone|anybody|somebody|someone|everyone|each) else's|other (?:people|users|members|customers)'?s?'?)\b/i
const STORY =
  /^as (?:an?|the) (?<who>[^,]+?),?\s+i\s+(?:want|would like|need|can|may|should|must|will|am able|'d like|wish)\s*(?:to\s+)?(?:be able to\s+|be allowed to\s+)?(?<rest>.+?)(?:,?\s+(?:so that|in order to|because)\s.*)?$/i
const ACTIVE = new RegExp(
  String.raw`^${WHO}\s+(?:(?:also|only|always|still|just)\s+)*(?<can>${CAN})\s+(?:(?:also|only|always|still|just)\s+)*(?<not>not\s+|never\s+)?${VERB_LIST}(?:\s+(?<object>.+))?$`,
  'i',
)
const DENIED = new RegExp(
  String.raw`^(?<who>[^:,;]+?)\s+(?:can(?:not|'t| not)|may not|must(?:n't| not)|should(?:n't| not)|(?:is|are)(?:n't| not) (?:allowed|able|permitted) to|will not|won't|do not|don't)\s+(?:be (?:able|allowed) to\s+)?${VERB_LIST}(?:\s+(?<object>.+))?$`,
  'i',
)
const PLAIN = new RegExp(
  String.raw`^${WHO}\s+(?:(?:also|only|always|just)\s+)*${VERB_LIST}(?:\s+(?<object>.+))?$`,
  'i',
)
const PASSIVE = new RegExp(
  String.raw`^(?<object>.+?)\s+(?:can|may|must|should|shall|are to|is to|are|is|to)\s+(?:only\s+|just\s+|also\s+)?(?:be\s+)?(?<early>only\s+)?(?<verbs>\p{L}+(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)\p{L}+)*)\s+(?<only>only\s+)?by\s+(?<late>only\s+)?(?<who>.+)$`,
  'iu',
)
const VISIBLE =
  /^(?<object>.+?)\s+(?:is|are|should be|must be|shall be|stays?|remains?|to be)\s+(?:only\s+)?(?:publicly\s+)?(?<sort>public(?:ly)?(?: (?:to read|readable|visible|to see|accessible))?|private|visible|readable|for|open|shown|accessible|available|hidden|secret|confidential|read[- ]only|editable|strictly private|totally private)\b\s*(?:to\s+|for\s+|from\s+)?(?<only>only\s+)?(?<who>.*)$/i

/** Whether words are a kind of people, and no thing; of those who just do something, by a name of people. */
type IsPeople = (words: string, isDoing?: boolean) => boolean

export function grantClause(said: string, isPeople: IsPeople): GrantClause | undefined {
  const clause = PRIVATE.test(said)
    ? 'everything is private'
    : said.replace(OWN_ALONE, 'users can only $1')
  const story = STORY.exec(clause)?.groups
  if (story) {
    const as = story['who'] ?? ''
    return grantClause(`${as} can ${story['rest']}`, (words) => words === as || isPeople(words))
  }
  const matrix = /^(?<who>[^:]{2,40}?)\s*:\s*(?<verbs>[a-z ,&/-]+)$/i.exec(clause)?.groups
  if (matrix && isPeople(matrix['who'] ?? '')) {
    const verbs = (matrix['verbs'] ?? '').trim()
    const isDenied = /^(?:nothing|none|no access|no)$/i.test(verbs)
    const operations = isDenied
      ? []
      : operationsOf(
          verbs.replace(/\b(?:only|included|includes|including|access|rights|rows?)\b|-/gi, ' '),
        )
    if (isDenied || operations.length > 0)
      return {
        who: matrix['who'] ?? '',
        operations,
        object: '',
        isOnly: false,
        isMore: false,
        isOwn: OWN.test(verbs),
        isDenied,
      }
  }
  const about = /^(?<object>[^:]{2,40}?)\s*:\s*(?<rest>.+)$/.exec(clause)?.groups
  if (about && !/^(?:post|get|put|patch|delete)\b/i.test(about['object'] ?? '')) {
    const inner = grantClause(about['rest'] ?? '', isPeople)
    if (inner)
      return {
        ...inner,
        object: /^(?:|them|it|those|these)$/.test(inner.object)
          ? (about['object'] ?? '')
          : inner.object,
      }
  }
  const condition = CONDITION.exec(clause)?.groups?.['condition']
  const withoutIt = condition === undefined ? clause : clause.replace(CONDITION, '')
  const isMore = MORE.test(withoutIt) || /^(?:also|in addition)\b/i.test(withoutIt)
  const text = withoutIt
    .replace(MORE, '')
    .replace(/\s+(?:from now on|any ?more|any longer|as before|at any time)$/i, '')
    .replace(/\s+(?:through|via|over|using|in|with) the (?:api|app)$/i, '')
  const found =
    visible(text) ??
    denied(text, isPeople) ??
    active(text, isPeople) ??
    passive(text) ??
    plain(text, isPeople)
  return found && { ...found, isMore, ...(condition !== undefined && { condition }) }
}

type Part = Omit<GrantClause, 'isMore' | 'condition'>

function denied(text: string, isPeople: IsPeople): Part | undefined {
  const found = DENIED.exec(text)?.groups
  if (!found || !isPeople(found['who'] ?? '')) return undefined
  const operations = operationsOf(found['verbs'] ?? '')
  return operations.length === 0
    ? undefined
    : {
        who: found['who'] ?? '',
        operations,
        object: objectOf(found['object'] ?? ''),
        isOnly: false,
        isOwn: OWN.test(found['object'] ?? ''),
        isDenied: true,
      }
}

function active(text: string, isPeople: IsPeople): Part | undefined {
  const found = ACTIVE.exec(text)?.groups
  if (!found || !isPeople(found['who'] ?? '')) return undefined
  return granted(
    found,
    found['object'] ?? '',
    /\bonly\b[^:]*\b(?:see|view|read|edit|change|access)/i.test(text) && OWN.test(text),
  )
}

function plain(text: string, isPeople: IsPeople): Part | undefined {
  const found = PLAIN.exec(text)?.groups
  if (!found || !isPeople(found['who'] ?? '', true)) return undefined
  const who = found['who'] ?? ''
  // “Add a table” is no grant to somebody called “add”.
  if (new RegExp(`^${VERB}$`, 'i').test(who)) return undefined
  return granted(found, found['object'] ?? '', false)
}

function granted(
  found: Readonly<Record<string, string | undefined>>,
  object: string,
  isOnlyOwn: boolean,
): Part | undefined {
  const operations = operationsOf(found['verbs'] ?? '')
  if (operations.length === 0) return undefined
  const who = found['who'] ?? ''
  if (/^(?:an?|the|each|every|one|this|that)$/i.test(who)) return undefined
  return {
    who,
    operations,
    object: objectOf(object),
    things: object,
    verbs: found['verbs'] ?? '',
    isOnly: found['only'] !== undefined || found['alone'] !== undefined || isOnlyOwn,
    isOwn: OWN.test(object),
    isDenied: found['not'] !== undefined,
  }
}

function passive(text: string): Part | undefined {
  const found = PASSIVE.exec(text)?.groups
  if (!found || !/\b(?:can|may|must|should|shall|only)\b/i.test(text)) return undefined
  const verbs = (found['verbs'] ?? '')
    .split(/\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+/)
    .map(infinitive)
    .join(' and ')
  const operations = operationsOf(verbs)
  if (operations.length === 0) return undefined
  const isOnly =
    ['only', 'early', 'late'].some((name) => found[name] !== undefined) || /\bonly\b/i.test(text)
  return {
    who: found['who'] ?? '',
    operations,
    object: objectOf(found['object'] ?? ''),
    isOnly,
    isOwn: OWN.test(found['object'] ?? ''),
    isDenied: false,
  }
}

const FORMS: Readonly<Record<string, string>> = {
  seen: 'see',
  written: 'write',
  made: 'make',
  sent: 'send',
  read: 'read',
  shown: 'see',
  found: 'find',
  left: 'leave',
  bought: 'buy',
  run: 'run',
}

function infinitive(form: string): string {
  const lower = form.toLowerCase()
  if (FORMS[lower] !== undefined) return FORMS[lower]
  if (lower.endsWith('ied')) return `${lower.slice(0, -3)}y`
  const cut = lower.replace(/ed$/, '')
  return (
    [cut, `${cut}e`, cut.replace(/(.)\1$/, '$1')].find((one) =>
      LIST.some(([pattern]) => pattern.test(one)),
    ) ?? cut
  )
}

function visible(text: string): Part | undefined {
  const found = VISIBLE.exec(
    text.replace(
      /^(?:everything|it all|all) (?:totally |strictly |completely )?private$/i,
      'everything is private',
    ),
  )?.groups
  if (!found) return undefined
  const sort = (found['sort'] ?? '').toLowerCase()
  const who = (found['who'] ?? '').trim()
  const object = objectOf(found['object'] ?? '')
  const reading: readonly Operation[] = ['list', 'read']
  const isOnly = /\bonly\b/i.test(text)
  const part = { object, isOwn: false, isDenied: false }
  if (/private|secret|confidential/.test(sort))
    return {
      ...part,
      who: 'the owner',
      operations: ['list', 'read', 'update', 'delete'],
      isOnly: true,
    }
  if (sort === 'hidden') return undefined
  if (sort.startsWith('public'))
    return who === '' || /^(?:to )?(?:read|see|view|everyone|everybody|anyone)$/i.test(who)
      ? { ...part, who: 'anyone', operations: reading, isOnly: true }
      : undefined
  if (who === '' || /^(?:to |in |sale|rent|one |an? |each |every )/i.test(who)) return undefined
  if (sort === 'for' && !isOnly && /[^s]$/.test(who)) return undefined
  const operations: readonly Operation[] = sort === 'editable' ? ['update'] : reading
  return {
    ...part,
    who: who.replace(/\s+(?:to see|to read|to view)$/i, ''),
    operations,
    isOnly: isOnly || sort === 'for',
  }
}

/** `see and edit` → list, read, update; empty where one of them is nothing that an api does. */
export function operationsOf(verbs: string): readonly Operation[] {
  const parts = verbs
    .toLowerCase()
    .split(/\s*(?:,|\/|&|\band\b|\bor\b)\s*/)
    .map((verb) => verb.replace(new RegExp(String.raw`^(?:(?:${NOISE}|to|be)\s+)+`), '').trim())
    .filter((verb) => verb !== '')
  const all = parts.map((verb) => LIST.find(([pattern]) => pattern.test(verb))?.[1])
  return all.every((one) => one !== undefined) ? [...new Set(all.flat())] : []
}

/** The things that are meant, without whose they are. */
function objectOf(words: string): string {
  return plainWords(
    words
      .replace(OWN, ' ')
      .replace(
        /\b(?:everyone|everybody|anyone|anybody|each other|other people|others|somebody else|anyone else|everyone else)(?:'s)?\s+(?:else's\s+)?/gi,
        ' ',
      )
      .replace(
        /^(?:\s*(?:the|all|full))*\s*(?:everything|data|details?|information|info|records?|whole (?:list|record)|list)\s+(?:about|of|on|for|from|regarding)\s+|\s+(?:after|once|before)\s+(?:(?:having\s+)?\p{L}+ing\b.*|(?:it|they)\s+(?:is|are|was|were|has been|have been)\s.*)$/giu,
        ' ',
      )
      .replace(
        /\b(?:of (?:any|other|all) (?:user|customer|member|person|people)s?|that there are|which exist|in the (?:system|shop|app)|of (?:the|a|any)? ?(?:users?|others?))\b/gi,
        ' ',
      )
      .replace(
        /^(?:\s*(?:the|all|any|new|some|existing|individual|every|each|these|those|my|their|our|his|her|its|a|an|of|to|for|on|in|just|only|single|list|lists of|details of|full)\s+)+/i,
        ' ',
      )
      .replace(
        /\s+(?:(?:my|your|them|him|her)sel(?:f|ves)|at all|whatsoever|freely|online|anonymously|in it|there|for (?:them|him|her)sel(?:f|ves)|only|and nothing else|data|records?|entries|rows)\s*$/i,
        '',
      ),
  ).replace(/^(?:the|all|any|new|of)\s+/, '')
}
