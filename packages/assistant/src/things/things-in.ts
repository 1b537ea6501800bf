import { guessFieldWord } from '@drawbridge/kinds/faces'
import { isDoer } from '../people/person-words.ts'
import { PAST_FORMS } from '../text/participles.ts'
import { plainWords, tableName } from '../words.ts'
import { choicesIn } from './choices-in.ts'
import { doneWith } from './done-with.ts'
import { isField } from './field-words.ts'
import { isHolder } from './holder.ts'
import { happeningsIn } from './happenings.ts'
import { isLimits } from './limits-alone.ts'
import { inBrackets, onlyNamed } from './named-things.ts'
import { doneBy } from './done-by.ts'
import { ageOf } from './new-limits.ts'
import { isNoun, thingsRelated } from './relate-things.ts'
import { severalThings } from './several-things.ts'
import { splitItems } from './split-items.ts'
import { isPlural, NOUN, tableClause } from './table-clause.ts'
import { eachTimeIn } from './each-time.ts'
import { toldIn } from './told-things.ts'
import { POSTED } from './thing-words.ts'

/** `tools name, price` */
const TERSE =
  /^(?<name>[\p{L}_-]+s)\s+(?!(?:and|or|have|has|are|is|can|may|must|should|with|need|in|at|on|of|for|from|to|by|who|that|which|the|an?)\b)[\p{L}\d_-]+(?:\s[\p{L}\d_-]+){0,2}\s*[,+]\s*[\p{L}]/u

/**
 * Names of the tables that clauses speak of, as they would be called; some are only known by others.
 *
 * @param isBlank nothing is drawn yet, so that whatever people are to do something with is new
 */
export function mentionedIn(clauses: readonly string[], isBlank = false): ReadonlySet<string> {
  const first = new Set([
    ...clauses.flatMap(thingsIn),
    ...clauses.flatMap(headingAt),
    ...(isBlank ? clauses.flatMap(doneWith) : []),
  ])
  const all = new Set([...first, ...clauses.flatMap((clause) => happeningsIn(clause, first))])
  const names = [...all].filter((name) => !isState(name, all))
  return new Set(names.filter((name, at) => !isShort(name, names.slice(0, at))))
}

/** `paid_orders`, where orders are spoken of. */
const isState = (name: string, all: ReadonlySet<string>): boolean => {
  const [first = '', ...rest] = name.split('_')
  return STATE.test(first) && all.has(rest.join('_'))
}
/** What some of them are, and others are not yet. */
export const STATE = new RegExp(`^(?:\\p{L}+ed|${PAST_FORMS}|open|overdue|urgent)$`, 'iu')

/** `utensils`, where `tea_utensils` were spoken of before. */
const isShort = (name: string, before: readonly string[]): boolean =>
  !name.includes('_') && before.filter((one) => one.endsWith(`_${name}`)).length === 1

function thingsIn(said: string): readonly string[] {
  const clause = said.replace(MATRIX, '$<rest>')
  const beside = [
    ...clause.matchAll(
      /\band\s+(?:the\s+|our\s+|their\s+)?(?<name>[\p{L}-]+s)\s+with\s+(?:an?|the|their)\s/giu,
    ),
  ].flatMap((found) => tableName(found.groups?.['name'] ?? '') ?? [])
  const done = doneBy(clause)
  const made = done === undefined ? [] : [tableName(done.what) ?? ''].filter(Boolean)
  return [
    ...made,
    ...inStates(clause),
    ...beside,
    ...related(clause),
    ...countedIn(clause),
    ...namedIn(clause),
  ]
}

/** “An appointment is booked, done or cancelled”: what has three states is kept. */
function inStates(clause: string): readonly string[] {
  const { noun = '', list = '' } =
    /^(?:an?|each|every)\s+(?<noun>[\p{L}-]+)\s+(?:is|can be|may be)\s+(?:either\s+)?(?<list>[\p{L}\s,-]+\sor\s[\p{L}-]+)$/iu.exec(
      clause,
    )?.groups ?? {}
  const states = choicesIn(list).filter((state) => STATE.test(state))
  const isThing =
    states.length > 1 &&
    list.includes(',') &&
    !isField(noun) &&
    !PRONOUN.test(noun) &&
    !isDoer(noun)
  return isThing && guessFieldWord(noun).word === 'Text'
    ? [tableName(noun) ?? ''].filter(Boolean)
    : []
}

/** `Defects`, and then “each has a severity”: a name that stands alone is spoken of next. */
function headingAt(clause: string, at: number, clauses: readonly string[]): readonly string[] {
  const isName = /^(?:the\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?$/u.test(clause) && isPlural(clause)
  const isPeople = isDoer(plainWords(clause).split(' ').at(-1) ?? '')
  const next = clauses[at + 1] ?? ''
  const isLimited = isLimits(/^[^:]{2,40}:\s*(?<limits>.+)$/.exec(next)?.groups?.['limits'] ?? '')
  if (!isName || isPeople || isField(clause) || !(isLimited || SAYS_MORE.test(next))) return []
  return [tableName(clause) ?? ''].filter(Boolean)
}

const SAYS_MORE =
  /^(?:it|they|each(?=\s+(?:has|have|is|are|one|of)\b)|every one|attributes?|fields?|columns?|properties|with|has|have)\b(?!\s+(?:of you|other|time))/iu

/** `Access matrix for matters (reference, opened on)` */
export const MATRIX =
  /^(?:access|permissions?|rights|roles?|who may what)\s*(?:matrix|table|rules?|rights|list)?\s+(?:for|of|on|to)\s+(?:the\s+)?(?<rest>[^:]+):?$/i

const ENDS = new RegExp(
  String.raw`^(?:(?:an?|the|each|every)\s+)?(?<one>${NOUN}?)(?:\s*\([^()]*\))?\s+(?:(?:can|may|must|should|also|always)\s+)*(?:belongs? to|contains?|consists? of|comprises?|concerns?|covers?|lives? in|works? (?:in|at|for)|stays? in|lies in|stands in|plays? (?:in|for)|stud(?:y|ies) (?:at|in)|has (?:exactly|only|many|several|multiple|any number of)|have (?:exactly|only|many|several|multiple)|(?:is|are) for|(?:is|are) part of|comes from|come from|happens? (?:at|in)|takes? place (?:at|in)|go(?:es)? towards?|(?:is|are)\s+(?:always\s+|only\s+)?(?:in|at|on|of|by|from|with|about|held (?:in|at|by)|given by|taught by|written by|made by|led by|run by|sold by|written about|written for|done (?:on|for|at|in)|lent to|rented to|(?!identified|characteri[sz]ed|described|defined|followed|determined|calculated|computed|measured|limited|used|needed|required|allowed|signed|logged|called|named)\p{L}+ed (?:about|for|to|at|in|on|from|with|by)|linked to|attached to|assigned to|offered by|owned by|managed by|organi[sz]ed by|created by|hosted by))\s+(?:only\s+|exactly\s+|just\s+)?(?:one\s+|an?\s+|the\s+|many\s+|several\s+|multiple\s+)?(?<other>(?!\d|most\b|least\b)${NOUN}?)(?=$|[\s,:(])`,
  'iu',
)

const countedIn = (clause: string): readonly string[] =>
  thingsRelated(clause)
    .filter((name) => !PRONOUN.test(name) && !PEOPLE.test(plainWords(name)))
    .flatMap((name) => tableName(name) ?? [])

/** “Each comment belongs to one room”: whatever is called so elsewhere, here it is a thing. */
const OF_ONE = new RegExp(
  String.raw`^(?:each|every)\s+(?<one>${NOUN}?)\s+(?:belongs|may belong) to (?:exactly )?one\s+(?<other>${NOUN}?)$`,
  'iu',
)

/** Both ends of a relation are things, but for people who are none by themselves. */
function related(clause: string): readonly string[] {
  const found = ENDS.exec(clause)
  const groups = found?.groups
  const { one = '', other = '' } = OF_ONE.exec(clause)?.groups ?? {}
  if (one !== '')
    return [one, other]
      .filter((name) => !PRONOUN.test(name) && !PEOPLE.test(plainWords(name)))
      .flatMap((name) => tableName(name) ?? [])
  if (!found || !groups || isField(groups['one'] ?? '') || PRONOUN.test(groups['one'] ?? ''))
    return []
  // “The price is for cooks only” says who may.
  if (/\b(?:is|are)\s+(?:only\s+)?for\b/i.test(found[0]) && /\b(?:only|alone)\b/i.test(clause))
    return []
  // “A shop consists of a name” is of no name.
  const isWhole = /\s(?:contains?|consists? of|comprises?)\s/i.test(found[0])
  if (isWhole && !isPlural(groups['other'] ?? '')) return []
  const isPosted = POSTED.test(groups['one'] ?? '')
  return [groups['one'] ?? '', groups['other'] ?? '']
    .filter((name) => !(isPosted && /^(?:authors?|writers?|creators?)$/i.test(name)))
    .filter((name) => isNoun(name) && !PRONOUN.test(name) && !PEOPLE.test(plainWords(name)))
    .flatMap((name) => tableName(name) ?? [])
}

const PRONOUN =
  /^(?:it|they|this|that|these|those|each|one|all|of|them|us|me|you|we|i|he|she|who|which|what|only|none|everyone|everybody|anyone|person|people|same)\b/i
const PEOPLE =
  /^(?:users?|people|persons?|customers?|accounts?|owners?|creators?|admins?|staff|someone|somebody)$/

function namedIn(clause: string): readonly string[] {
  const beside = severalThings(clause)
  if (beside.length > 0) return beside.flatMap(({ name }) => tableName(name) ?? [])
  const several = inBrackets(clause)
  if (several.length > 0) return several.flatMap(({ name }) => tableName(name) ?? [])
  const told = eachTimeIn(clause)?.what ?? toldIn(clause)?.thing
  if (told !== undefined) return [tableName(told) ?? ''].filter(Boolean)
  const names = onlyNamed(clause)
  if (names.length > 0) return names.flatMap((name) => tableName(name) ?? [])
  const aged = ageOf(clause)?.who
  if (aged !== undefined) return [tableName(aged) ?? ''].filter(Boolean)
  const terse = TERSE.exec(clause)?.groups?.['name']
  const found = tableClause(clause)
  if (found === undefined && terse !== undefined && !PRONOUN.test(terse))
    return tableName(terse) === undefined ? [] : [tableName(terse) ?? '']
  if (found === undefined || (isField(found.name) && !isHolder(clause, found.items))) return []
  const many =
    /^(?:(?:can|may)\s+have\s+)?(?:many|several|multiple)\s+(?<target>[\p{L}_-]+)$/iu.exec(
      found.items,
    )?.groups?.['target']
  return [...splitItems(found.name), ...(many === undefined ? [] : [many])].flatMap(
    (name) => tableName(name) ?? [],
  )
}
