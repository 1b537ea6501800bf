import { named } from '../fields-of.ts'
import {
  compared,
  isNumeric,
  nowFor,
  operandIn,
  OPPOSITE,
  QUANTITY,
  valueAt,
  type Operand,
} from './operand.ts'
import { measured } from './measure.ts'
import type { Place, Scene } from './scene.ts'
import { NUMBER, numberIn } from './verbs.ts'

const COMPARISONS: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [
    /\b(?:(?:is|are|lies|falls)\s+)?(?:on or before|no later than|not later than|not after)\b/i,
    '<=',
  ],
  [
    /\b(?:(?:is|are|lies|falls)\s+)?(?:on or after|no earlier than|not earlier than|not before)\b/i,
    '>=',
  ],
  [
    /\b(?:(?:is|are|has|have)\s+)?(?:at most|no more than|not more than|no higher than|no greater than|up to|not (?:above|over|higher than|greater than|exceed(?:s|ing)?))\b/i,
    '<=',
  ],
  [
    /\b(?:(?:is|are|has|have)\s+)?(?:at least|no less than|not less than|no fewer than|not (?:below|under|lower than|less than))\b|\breach(?:es|ed)?\b/i,
    '>=',
  ],
  [
    /\b(?:(?:is|are|lies|comes|falls|ends?|starts?)\s+)?(?:before|earlier than)\b|\b(?:(?:is|are|has|have)\s+)?(?:less|lower|smaller|fewer|cheaper|shorter) than\b|\b(?:is|are|falls?|drops?|goes?)?\s*(?:below|under)\b/i,
    '<',
  ],
  [
    /\b(?:(?:is|are|lies|comes|falls|ends?|starts?)\s+)?(?:after|later than)\b|\b(?:(?:is|are|has|have)\s+)?(?:more|greater|higher|larger|bigger|longer) than\b|\bexceeds?\b|\b(?:is|are|goes?|rises?)?\s*(?:above|over|beyond)\b/i,
    '>',
  ],
  [/\b(?:is|are)\s+(?:the same as|equal to|exactly)\b|\bequals?\b/i, '=='],
]
const OR_MORE = new RegExp(
  String.raw`^(?<left>.+?)\s+(?:is|are|costs?|has|have)\s+(?<number>${NUMBER})(?:\s+[\p{L}]+)?\s+or\s+(?<more>more|higher|above|over|less|lower|below|fewer)$`,
  'iu',
)

/** `stock < 10` */
const SIGNS: readonly (readonly [sign: RegExp, words: string])[] = [
  [/\s*(?:<=|=<|≤)\s*/, ' is at most '],
  [/\s*(?:>=|=>|≥)\s*/, ' is at least '],
  [/\s*<\s*/, ' is less than '],
  [/(?<!-)\s*>\s*/, ' is more than '],
]

/** `the end date is before the start date`, `its total is 100 or more`. */
export function comparison(said: string, scene: Scene, focus?: Place): string | undefined {
  const words = SIGNS.reduce((all, [sign, spoken]) => all.replace(sign, spoken), said)
  const ends = OR_MORE.exec(words)?.groups
  if (ends) {
    const left = operandIn(ends['left'] ?? '', scene, 'integer', focus)
    const right = operandIn(ends['number'] ?? '', scene, 'integer', focus)
    if (left && right)
      return compared(left, /more|higher|above|over/i.test(ends['more'] ?? '') ? '>=' : '<=', right)
  }
  for (const [pattern, sign] of COMPARISONS) {
    const found = pattern.exec(words)
    if (found === null) continue
    const isNot = /\b(?:not|n't|never)\s*$/i.test(words.slice(0, found.index).trim())
    const before = words
      .slice(0, found.index)
      .replace(/\b(?:is|are|does|do)?\s*(?:not|n't|never)\s*$/i, '')
      .trim()
    const behind = words.slice(found.index + found[0].length).trim()
    // “fewer than 5 in stock”
    const [, many = behind, of = ''] =
      before === ''
        ? (new RegExp(String.raw`^(${NUMBER})\s+(\p{L}.*)$`, 'iu').exec(behind) ?? [])
        : []
    const asked = operandIn(`${before}${of}`, scene, undefined, focus)
    const right = many === '' ? undefined : operandIn(many, scene, asked?.type, focus)
    // “before the course starts” is said of now.
    const isNow = before === '' && /^(?:before|after)$/i.test(found[0].trim())
    const left =
      asked ??
      (isNow && right && right.type.startsWith('date')
        ? { formula: nowFor(right.type), isMaybe: false, type: right.type }
        : undefined) ??
      (right && endsOrStarts(found[0], scene, right.type, focus)) ??
      (right && before.split(' ').length < 3 ? ownQuantity(right, scene) : undefined)
    const meant =
      left === undefined && right?.type === 'number' ? measured(words, scene, focus) : undefined
    if (meant && right)
      return compared(valueAt(meant, scene), isNot ? (OPPOSITE[sign] ?? sign) : sign, right)
    if (left === undefined || right === undefined || left.formula === right.formula) continue
    if (left.type === 'number') continue
    return compared(left, isNot ? (OPPOSITE[sign] ?? sign) : sign, right)
  }
  const inside = IN_NUMBER.exec(words)?.groups
  const one = inside && operandIn(`${inside['what']} of ${inside['who']}`, scene, 'integer', focus)
  if (one && inside)
    return compared(one, inside['not'] === undefined ? '==' : '!=', {
      formula: inside['number'] ?? '',
      isMaybe: false,
      type: 'number',
    })
  const exact = HAS_SO_MANY.exec(words)?.groups?.['number']
  const field = exact === undefined ? undefined : measured(words, scene, focus)
  const many = numberIn(exact ?? '')
  return field && many !== undefined
    ? compared(valueAt(field, scene), '==', { formula: many, isMaybe: false, type: 'number' })
    : undefined
}

/** “the student is in year 1” */
const IN_NUMBER = new RegExp(
  String.raw`^(?<who>.+?)\s+(?:is|are)\s+(?<not>not\s+)?(?:in|at|on|of|from)\s+(?:the\s+)?(?<what>\p{L}+)\s+(?<number>\d+)$`,
  'iu',
)

/** “it has one star” */
const HAS_SO_MANY = new RegExp(
  String.raw`^(?:it|an?\s+\p{L}+|the\s+\p{L}+)\s+(?:has|is|gets|with|of)\s+(?:only\s+|just\s+|exactly\s+)?(?<number>${NUMBER})\s+\p{L}+$`,
  'iu',
)

/** “order more than there is in stock”: of what is ordered, more. */
function ownQuantity(right: Operand, scene: Scene): Operand | undefined {
  if (right.type === 'number' || /^(?:date|datetime)$/.test(right.type)) return undefined
  const field = named(scene.table, 'fields').find(
    (one) => isNumeric(one) && QUANTITY.test(one.name),
  )
  return field && valueAt({ place: { table: scene.table, path: [] }, field }, scene)
}

/** `it ends before the start`: the verb names the field. */
function endsOrStarts(verb: string, scene: Scene, type: string, focus?: Place) {
  const word = /\b(?:ends?|starts?)\b/i.exec(verb)?.[0]
  return word === undefined ? undefined : operandIn(word, scene, type, focus)
}
