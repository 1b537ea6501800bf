import type { Node } from '@drawbridge/manifest'
import { named } from '../fields-of.ts'
import { type Amount, fieldAmount, isTime } from './amount.ts'

const UNITS: Readonly<Record<string, string>> = {
  day: 'daysBetween',
  night: 'daysBetween',
  hour: 'hoursBetween',
  minute: 'minutesBetween',
  second: 'secondsBetween',
  year: 'yearsBetween',
}
const UNIT = String.raw`(?:(?:the\s+)?(?:(?:number|amount|count)\s+of\s+)?(?:(?:whole|full|calendar)\s+)?(?<unit>days?|nights?|hours?|minutes?|seconds?|years?)|(?:the\s+)?(?:time|period|span|duration|difference|interval))`
const FROM_TO = new RegExp(
  String.raw`^${UNIT}\s+(?:between|from|of)\s+(?:the\s+)?(?:(?<pair>them|both|the two|these|those|both (?:dates|times|fields)|the (?:two|both) (?:dates|times|fields)|(?:two|both) of them)|(?<from>.+?)\s+(?:and|to|until|till|up to)\s+(?<to>.+?))(?:\s+in\s+(?<in>days|nights|hours|minutes|seconds|years))?$`,
  'iu',
)
const SINCE = new RegExp(
  String.raw`^${UNIT}\s+(?:(?:that\s+)?(?:have\s+|has\s+)?(?:passed|elapsed|gone by)\s+)?(?:since|after|from|past)\s+(?<since>.+)$`,
  'iu',
)
const UNTIL = new RegExp(
  String.raw`^${UNIT}\s+(?:(?:that\s+are\s+)?(?:left|remaining|to go|still left)\s+)?(?:until|till|to|before|up to)\s+(?<until>.+)$`,
  'iu',
)

/** `days between check in and check out`, `years since the birth date`, `days left until it is due`. */
export function spanBetween(
  words: string,
  table: Node,
  timeOf: (words: string) => Amount | undefined,
): Amount | undefined {
  const unit = /^(?:(?:the\s+)?number\s+of\s+)?(?<unit>nights|days|hours)$/iu.exec(words)?.groups?.[
    'unit'
  ]
  const [begin, end] = unit === undefined ? [] : pairOf(table)
  if (begin && end) return between(begin, end, unit)
  const pair = FROM_TO.exec(words)?.groups
  if (pair) {
    const [first, last] = pair['pair'] === undefined ? [] : pairOf(table)
    const [from, to] = [first ?? timeOf(pair['from'] ?? ''), last ?? timeOf(pair['to'] ?? '')]
    return from && to && between(from, to, pair['in'] ?? pair['unit'])
  }
  const since = SINCE.exec(words)?.groups
  const begun = since && timeOf(since['since'] ?? '')
  if (begun) return between(begun, clockFor(begun), since['unit'])
  const until = UNTIL.exec(words)?.groups
  const due = until && timeOf(until['until'] ?? '')
  return due && between(clockFor(due), due, until['unit'])
}

/** What a span is called by itself: `days left`, `days since start`. */
export function spanName(words: string): string {
  const said = words
    .trim()
    .replace(
      /^(?:the\s+)?(?:(?:number|amount|count)\s+of\s+)?(?:(?:whole|full|calendar)\s+)?/iu,
      '',
    )
  const { unit = 'duration', side = '' } =
    /^(?<unit>days?|nights?|hours?|minutes?|seconds?|years?)\s+(?:that\s+are\s+)?(?<side>left|remaining|to go)?/iu.exec(
      said,
    )?.groups ?? {}
  if (side !== '') return `${unit} ${side}`
  return /\b(?:since|until|till)\b/i.test(said) && said.split(/\s+/).length < 6
    ? said.replaceAll(/\b(?:the|its|it)\s/giu, '')
    : unit
}

/** Now, as a time of the same sort. */
export const clockFor = ({ type }: Amount): Amount => ({
  formula: type === 'date' ? 'today()' : 'now()',
  type,
  isOpen: false,
  level: 3,
})

/** From one time to another, in the unit that is said, or in the one that such times are counted in. */
export function between(from: Amount, to: Amount, unit?: string): Amount | undefined {
  if (!isTime(from) || !isTime(to)) return undefined
  const isMixed = from.type !== to.type
  const isDays = isMixed || from.type === 'date'
  const call = UNITS[unit?.toLowerCase().replace(/s$/, '') ?? (isDays ? 'day' : 'minute')]
  if (call === undefined || (isDays && /^(?:hours|minutes|seconds)/.test(call))) return undefined
  const needsDays = isMixed || call === 'yearsBetween'
  const [one, other] = [from, to].map(({ formula, type }) =>
    needsDays && type === 'datetime'
      ? formula === 'now()'
        ? 'today()'
        : `dateOf(${formula}, 'UTC')`
      : formula,
  )
  const formula = `${call}(${one}, ${other})`
  const guards = [from, to].filter(({ isOpen }) => isOpen).map((time) => `${time.formula} != null`)
  if (guards.length === 0) return { formula, type: 'integer', isOpen: false, level: 3 }
  return {
    formula: `${guards.join(' && ')} ? ${formula} : null`,
    type: 'integer',
    isOpen: true,
    level: 0,
  }
}

const START =
  /^(?:start|begin|from|check_?in|arriv|depart|pick_?up|open|borrow|loan|rent|move|valid_?from|since|issued)/i
const END =
  /(?:^(?:end|finish|to$|until|till|check_?out|leave|return|due|drop|clos|expir|valid_?(?:to|until)|deliver)|(?:End|Out|Until|Due)(?:[A-Z]|$))/i

/** The two times of a table that mark where something begins and ends. */
export function pairOf(table: Node): readonly [Amount, Amount] | readonly [] {
  const times = named(table, 'fields').filter(({ type }) => type === 'date' || type === 'datetime')
  const from = times.find(({ name }) => START.test(name)) ?? times[0]
  const to =
    times.find((field) => field !== from && END.test(field.name)) ??
    times.find((field) => field !== from)
  if (from === undefined || to === undefined || (times.length > 2 && !END.test(to.name))) return []
  return [fieldAmount('row', from), fieldAmount('row', to)]
}
