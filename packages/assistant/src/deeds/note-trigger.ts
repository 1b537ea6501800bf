import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { valueSaid } from '../people/condition.ts'
import { fieldsMeant, inTable } from '../things/fields-meant.ts'
import { nameInWords } from '../words.ts'
import { capacityOf, FULLNESS } from './fullness.ts'
import { isNumeric, isPlaceNamed, isTime } from './operand.ts'
import { oneOf, placesOf } from './scene.ts'
import { stateIn } from './states.ts'
import { tableSaid } from './table-said.ts'
import { doneOf, isA, NOMINAL } from './verbs.ts'

/** When a note holds, in whole sentences. */
export interface Trigger {
  /** As a case: `the stock of the product is less than 1`. */
  readonly said: string
  /** As what happens, where that is said otherwise: `the stock of the product falls below 1`. */
  readonly event?: string
  /** That it must never be so, where it is about two values of one row. */
  readonly never?: string
  /** It says nothing of the row but that it is new. */
  readonly isAny?: true
  /** Whose rows it speaks of, where that can be told. */
  readonly table: Node | undefined
  /** What “it” is: `the order`. */
  readonly thing: string
}

const FINITE =
  /\b(?:is|are|was|were|has|have|gets?|got|becomes?|became|falls?|drops?|rises?|reaches|exceeds|does|changes|goes|can|must)\b|(?:'s|n't)\b/iu
const ARTICLES = /^(?:(?:an?|the|any|every|each|already|still|all)\s+)+/iu
const DONE =
  /^(?:(?:not|just|already|newly)\s+)?(?:created|added|made|placed|booked|deleted|removed|cancelled|canceled|changed|updated|edited|submitted)$/iu
const PAST =
  /^(?:past|over|expired|overdue|late|in the past|in the future|upcoming|started|ended)$/iu
const OUT = /^(?:sold out|out of stock|used up)$/iu
/** What rows turn into; of other choices they are of one kind from the beginning. */
const TURNS = /stat(?:e|us)|stage|phase|condition|progress|step/iu

/** What compares two values: as a case, as an event. */
const COMPARED: readonly (readonly [sign: RegExp, so: string, becomes: string])[] = [
  [/\s*(?:<=|=<|≤)\s*|\s+(?:at most|max\.?|up to)\s+/u, 'at most', 'drops to'],
  [/\s*(?:>=|=>|≥)\s*|\s+(?:at least|min\.?)\s+/u, 'at least', 'reaches'],
  [/\s*<\s*|\s+(?:(?:less|fewer|lower|smaller) than|under|below)\s+/u, 'less than', 'falls below'],
  [
    /\s*>\s*|\s+(?:(?:more|greater|higher|bigger|longer) than|over|above)\s+/u,
    'more than',
    'rises above',
  ],
  [/\s+(?:before|earlier than)\s+/u, 'before', 'is before'],
  [/\s+(?:after|later than)\s+/u, 'after', 'is after'],
]

/** “class full”, “cancelled booking”, “stock < 1”, “new order”: a noun alone only where something happens. */
export function conditionOf(words: string, draft: Draft, isEvent = false): Trigger | undefined {
  const said = words.trim().replace(ARTICLES, '')
  if (said === '' || said.length > 80) return undefined
  const compared = comparedIn(said, draft) ?? noneLeft(said, draft)
  if (compared) return compared
  if (FINITE.test(said)) {
    const table = tableSaid(said, draft)
    return isEvent
      ? { said: words.trim(), table, thing: table ? `the ${oneOf(table)}` : 'it' }
      : undefined
  }
  return ofThing(said, draft, isEvent) ?? ofField(said, draft, isEvent) ?? alone(said, draft)
}

/** “departure after arrival”, “people <= beds”: two values, and how they always are. */
export function boundIn(said: string, draft: Draft): string | undefined {
  const found = FINITE.test(said) ? undefined : comparedIn(said, draft)
  return found?.always
}

interface Compared extends Trigger {
  readonly always?: string
}

/** “stock < 1”, “end before start”, “weight over 30” */
function comparedIn(said: string, draft: Draft): Compared | undefined {
  for (const [sign, so, becomes] of COMPARED) {
    const cut = sign.exec(said)
    if (cut === null || cut.index === 0) continue
    const what = said.slice(0, cut.index).replace(/\s+(?:is|are|of)$/iu, '')
    const than = said.slice(cut.index + cut[0].length).trim()
    const [meant, ...more] = fieldsMeant(what, draft) ?? []
    if (meant === undefined || more.length > 0 || than === '') continue
    const { table, field } = meant
    if (!isNumeric(field) && !isTime(field)) continue
    const thing = `the ${oneOf(table)}`
    const left = `the ${nameInWords(field.name)}`
    const other = valueIn(than, table, draft)
    return {
      said: `${left} of ${thing} is ${so} ${than}`,
      event: `${left} of ${thing} ${becomes} ${than}`,
      table,
      thing,
      ...(other && {
        never: `${left} must not be ${so} ${other}`,
        always: `${left} must be ${so} ${other}`,
      }),
    }
  }
  return undefined
}

/** “the seats of the boat”, “its beds”: a value of the row, or of what it points to, as it is said in full. */
function valueIn(words: string, table: Node, draft: Draft): string | undefined {
  const said = words.replace(/^(?:the|its)\s+/iu, '')
  if (inTable(table, said)) return `the ${said}`
  const whole = OF.exec(said)?.groups ?? WHOSE.exec(said)?.groups
  const places = placesOf(table, draft).filter(({ path }) => path.length === 1)
  for (const place of places) {
    const isNamed = whole !== undefined && isPlaceNamed(whole['whole'] ?? '', place)
    const what = isNamed ? (whole['what'] ?? '') : said
    if (inTable(place.table, what, !isNamed)) return `the ${what} of the ${oneOf(place.table)}`
  }
  return undefined
}

const OF = /^(?<what>.+?)\s+of\s+(?:the|its|that)\s+(?<whole>.+)$/iu
const WHOSE = /^(?<whole>.+?)'s?\s+(?<what>.+)$/iu

/** “0 tokens”, “no seats left”, “stock 0” */
function noneLeft(said: string, draft: Draft): Compared | undefined {
  const what = NONE.exec(said)?.groups ?? ZERO.exec(said)?.groups
  return what && comparedIn(`${what['what']} < 1`, draft)
}

const NONE = /^(?:no|0|zero)\s+(?:more\s+)?(?<what>.+?)(?:\s+left)?$/iu
const ZERO = /^(?<what>.+?)\s+(?:0|zero)$/iu

/** A thing with what is said of it, on either side. */
function ofThing(said: string, draft: Draft, isEvent: boolean): Trigger | undefined {
  const parts = said.split(/\s+/u)
  for (const many of [2, 1]) {
    const rest = parts.slice(many).join(' ')
    const table = rest === '' ? undefined : draft.table(parts.slice(0, many).join(' '))
    if (table === undefined) continue
    const changed = /^(?<what>.+)\s+changed$/iu.exec(rest)?.groups?.['what']
    const field = changed === undefined ? undefined : inTable(table, changed)
    if (field) return of(table, `the ${nameInWords(field.name)} of the ${oneOf(table)} is changed`)
    if (isSaidOf(rest, table)) return of(table, `the ${oneOf(table)} is ${rest}`)
  }
  for (const many of [2, 1]) {
    const before = parts.slice(0, -many).join(' ')
    const noun = parts.slice(-many).join(' ')
    const table = /^ones?$/iu.test(noun) ? draft.subjectTable() : draft.table(noun)
    // “0 tokens” are none, and no token.
    if (table === undefined || parts.length < many || !/^\p{L}/u.test(noun)) continue
    if (/^new$/iu.test(before) || (before === '' && isEvent))
      return { ...of(table, `a new ${oneOf(table)} is added`), isAny: true }
    if (before !== '' && isSaidOf(before, table))
      return of(table, `the ${oneOf(table)} is ${before.replace(/^past$/iu, 'in the past')}`)
  }
  return undefined
}

/** “high priority”, “priority high”, “start changed” */
function ofField(said: string, draft: Draft, isEvent: boolean): Trigger | undefined {
  const words = said.split(/\s+/u)
  const change = /^(?:change|update) (?:of|to|in) (?:the\s+)?(?<what>.+)$/iu.exec(said)?.groups?.[
    'what'
  ]
  for (const [what, rest] of [
    [change ?? '', 'changed'],
    [words.slice(0, -1).join(' '), words.at(-1) ?? ''],
    [words.slice(1).join(' '), words[0] ?? ''],
  ] as const) {
    const [meant, ...more] = what === '' ? [] : (fieldsMeant(what, draft) ?? [])
    if (meant === undefined || more.length > 0) continue
    const { table, field } = meant
    if (/^changed$/iu.test(rest))
      return of(table, `the ${nameInWords(field.name)} of the ${oneOf(table)} is changed`)
    const value = valueSaid(rest, { ...table, settings: { fields: [field] } })?.value
    if (value !== undefined) return ofValue(table, field.name, value, isEvent)
  }
  return undefined
}

const ofValue = (table: Node, name: string, value: string, isEvent: boolean): Trigger =>
  isEvent && !TURNS.test(name)
    ? {
        ...of(table, `the ${nameInWords(name)} is ${value}`),
        event: `a new ${oneOf(table)} with ${nameInWords(name)} ${value} is added`,
      }
    : of(table, `the ${oneOf(table)} is ${value}`)

/** “paid”, “on close”, “after cancellation”, “granted or refused”: of what was spoken of last, or of that of which it can be said alone. */
function alone(said: string, draft: Draft): Trigger | undefined {
  const accounts = draft.accounts()
  if (accounts && SIGN_UP.test(said) && draft.table(said) === undefined)
    return { said: 'somebody registers', table: accounts, thing: 'the user' }
  const state = NOMINAL.get(said.toLowerCase()) ?? (isA(said, 'set') ? doneOf(said) : said)
  const states = state.split(/\s+or\s+|\s*\/\s*/u)
  if (states.some((one) => /\s/u.test(one) && !/^(?:not|no longer) \S+$/iu.test(one)))
    return undefined
  const subject = draft.subjectTable()
  const has = (table: Node): boolean =>
    states.every((one) => stateIn(`is ${one}`, table) !== undefined)
  const all = draft.playing('rows').filter(has)
  const table = subject && has(subject) ? subject : all.length === 1 ? all[0] : undefined
  const choice = table && states.length === 1 ? valueSaid(state, table) : undefined
  return choice && table
    ? ofValue(table, choice.field.name, choice.value, true)
    : table && of(table, `the ${oneOf(table)} is ${states.join(' or ')}`)
}

const SIGN_UP =
  /^(?:new\s+)?(?:sign-?\s?ups?|registration|registering|signing up|accounts?|users?)$/iu

const of = (table: Node, said: string): Trigger => ({ said, table, thing: `the ${oneOf(table)}` })

/** Whether a row can be so: a state of it, what happens to every row, or that it is full, over, sold out. */
function isSaidOf(words: string, table: Node): boolean {
  const bare = words.replace(/^(?:not|no longer|already|in|on|at)\s+/iu, '')
  if (bare.split(' ').length > 3 || /\b(?:with|without|of|for|after|before)\b/iu.test(bare))
    return false
  return (
    DONE.test(words) ||
    stateIn(`is ${bare}`, table) !== undefined ||
    (FULLNESS.test(bare) && capacityOf(table) !== undefined) ||
    (PAST.test(bare) && named(table, 'fields').some(isTime)) ||
    (OUT.test(bare) && named(table, 'fields').some(isNumeric))
  )
}
