import { compared, nowFor, valueAt } from './operand.ts'
import type { Place, Scene } from './scene.ts'
import { spanIn, timeOf } from './times.ts'
import { NUMBER } from './verbs.ts'

/** Cases that are about the clock: `less than 24 hours before it starts`, `in the past`. */
export function timeCase(words: string, scene: Scene, focus?: Place): string | undefined {
  return (
    withinTime(words, scene, focus) ??
    relativeTime(words, scene, focus) ??
    pastOrFuture(words, scene, focus)
  )
}

const WITHIN =
  /\b(?:in|within|during|over|for|of)\s+the\s+(?<side>next|coming|following|last|past|previous)\s+(?<span>(?:(?:\d+|\p{L}+)\s+)?(?:minutes?|hours?|days?|weeks?|months?|years?))\b/iu

/** `due in the next 7 days` */
function withinTime(words: string, scene: Scene, focus?: Place): string | undefined {
  const groups = WITHIN.exec(words)?.groups
  const span = groups && spanIn(groups['span']?.replace(/^(?=\p{L}+$)/u, 'one ') ?? '')
  const found = span && timeOf(words, scene, focus)
  if (groups === undefined || span === undefined || found === undefined) return undefined
  const { formula, isMaybe, type } = valueAt(found, scene)
  const now = nowFor(type)
  const guard = isMaybe ? `${formula} != null && ` : ''
  return /next|coming|following/i.test(groups['side'] ?? '')
    ? `${guard}${formula} >= ${now} && ${formula} <= ${span.add(now, '')}`
    : `${guard}${formula} <= ${now} && ${formula} >= ${span.add(now, '-')}`
}

const RELATIVE = new RegExp(
  String.raw`^(?<what>.*?)\s*\b(?<how>less|fewer|more|later|earlier|sooner|within|at least|under|over|up to|no later than|until)(?:\s+than)?\s+(?<span>(?:the\s+(?:last|next)\s+)?(?:${NUMBER}|an?)\s+(?:minutes?|hours?|days?|weeks?|months?|years?))\s*(?<side>before|after|in advance of|in advance|from now|ahead|ahead of|old|ago|away|of)?\s*(?<to>.*)$`,
  'iu',
)

/** `less than 24 hours before it starts`, `more than 30 days old`, `at least two days ahead`. */
function relativeTime(words: string, scene: Scene, focus?: Place): string | undefined {
  const groups = RELATIVE.exec(words)?.groups
  const span = groups && spanIn(groups['span'] ?? '')
  if (groups === undefined || span === undefined) return undefined
  const { what = '', to = '', how = '', side = '' } = groups
  const found = timeOf(`${what} ${to}`, scene, focus)
  if (found === undefined) return undefined
  const time = valueAt(found, scene)
  const isPast = /^(?:after|ago|old)$/i.test(side)
  const isLess =
    /^(?:less|fewer|within|under|later|sooner)$/i.test(how) !== (how === 'later' && isPast)
  const now = time.type === 'date' && !span.isShort ? 'today()' : 'now()'
  const moment =
    time.type === 'date' && span.isShort ? `startOfDay(${time.formula}, 'UTC')` : time.formula
  const guard = time.isMaybe ? `${time.formula} != null && ` : ''
  if (isPast) return `${guard}${moment} ${isLess ? '>' : '<'} ${span.add(now, '-')}`
  const sign = isLess ? '<' : /at least|up to|until|no later/i.test(how) ? '>=' : '>'
  return `${guard}${moment} ${sign} ${span.add(now, '')}`
}

const PAST =
  /\b(?:in the past|has passed|have passed|(?:is|are|was) over|(?:has|have|had|is|are|was|were) (?:already )?(?:started|begun|ended|finished|expired|taken place)|(?:is|are) (?:overdue|late|expired|past)|overdue|past (?:its|their|the) \w+|(?:started|began|ended|finished|expired)$|already (?:started|begun|ended|expired|over)|expired)\b/i
const FUTURE =
  /\b(?:in the future|(?:has|have|had)(?: not|n't) (?:yet )?(?:started|begun|ended|passed|expired|finished)|upcoming|still to come|lies ahead)\b/i

/** `the appointment is in the past`, `the course hasn't started yet`. */
function pastOrFuture(words: string, scene: Scene, focus?: Place): string | undefined {
  const isNot = /\b(?:not|n't)\s+(?:be\s+|lie\s+)?(?=in the )/i.test(words)
  const isPast = PAST.test(words)
  if (!isPast && !FUTURE.test(words)) return undefined
  const found = timeOf(words, scene, focus)
  if (found === undefined) return undefined
  const time = valueAt(found, scene)
  const now = { formula: nowFor(time.type), isMaybe: false, type: time.type }
  return compared(time, isPast !== isNot && isPast ? '<' : isNot ? '<=' : '>', now)
}
