import type { Node } from '@drawbridge/manifest'
import { full } from './fullness.ts'
import { isPlaceNamed, numberOf, operandIn } from './operand.ts'
import { overlapping } from './overlap.ts'
import { hasDone } from './has-done.ts'
import { openRows, saysOpen } from './open-rows.ts'
import { quantified } from './quantified.ts'
import { rowCase } from './row-case.ts'
import { QueryScene, type FlowScene, type Place } from './scene.ts'
import { count, tablesSaid, tieTo, type Tie } from './tie.ts'
import { NUMBER, numberIn } from './verbs.ts'

/** Cases that are about other rows: how many there are, or whether there is one. */
export function counted(words: string, scene: FlowScene, focus?: Place): string | undefined {
  return (
    quantified(words, scene, focus) ??
    full(words, scene, focus) ??
    overlapping(words, scene, focus) ??
    hasDone(words, scene) ??
    howMany(words, scene, focus)
  )
}

const THERE =
  /\b(?:has|have|had|hasn't|haven't|with|without|there (?:is|are)|contains?|still|already|used (?:in|by)|owns?|holds?|referenced by|any)\b/i
const QUANTITY = new RegExp(
  String.raw`\b(?<how>more than|over|at least|fewer than|less than|under|at most|no more than|not more than|up to|a maximum of|exactly)?\s*\b(?<number>${NUMBER})(?<plus>\s+or more)?\s+(?<state>(?:[\p{L}-]+\s+){0,2})$`,
  'iu',
)
const SIGNS: Readonly<Record<string, string>> = {
  'more than': '>',
  over: '>',
  'at least': '>=',
  'fewer than': '<',
  'less than': '<',
  under: '<',
  'at most': '<=',
  'no more than': '<=',
  'not more than': '<=',
  'up to': '<=',
  'a maximum of': '<=',
  exactly: '==',
}

/** `it has enrolments`, `the member already has three open loans`, `with reviews`. */
function howMany(words: string, scene: FlowScene, focus?: Place): string | undefined {
  for (const { table, before, behind } of tablesSaid(words, scene)) {
    const isOwn = table.id === scene.table.id
    const quantity = QUANTITY.exec(`${before} `)?.groups
    const as = /^\s*(?:as|than)\s+(?:the\s+|its\s+)*(?<limit>.+)$/i.exec(behind)?.groups?.['limit']
    const isThere = before.trim() === '' || THERE.test(before)
    const isOther = /\b(?:no|another|other|any)\s+(?:other\s+)?(?:[\p{L}-]+\s+)?$/iu.test(before)
    if (!isThere && !isOther) continue
    if (isOwn && quantity === undefined && as === undefined && !isOther) continue
    const tie = tiedFor(table, words, scene, focus)
    if (tie === undefined) continue
    const state = `${quantity?.['state'] ?? /(?<state>[\p{L}-]+)\s*$/u.exec(before)?.groups?.['state'] ?? ''} ${behind}`
    const also = as === undefined ? stateOf(state, table, scene) : undefined
    const limit = as === undefined ? undefined : operandIn(as, scene, 'integer', focus)
    if (limit)
      return `${count(tie, also, scene)} ${/more/i.test(before) ? '>' : '>='} ${numberOf(limit)}`
    const number = quantity && numberIn(quantity['number'] ?? '')
    if (number !== undefined) {
      const sign = quantity?.['plus']
        ? '>='
        : (SIGNS[quantity?.['how']?.toLowerCase() ?? ''] ?? '>=')
      return `${count(tie, also, scene)} ${sign} ${number}`
    }
    const isNone = /\b(?:no|without|not|hasn't|haven't|none)\b|n't\b/i.test(before)
    return `${count(tie, also, scene)} ${isNone ? '==' : '>'} 0`
  }
  return undefined
}

/** What is said of the others is about them, not about the row. */
function stateOf(words: string, table: Node, scene: FlowScene): string | undefined {
  const said = words
    .replace(
      /\b(?:still|already|any|no|other|not yet|left|with|that|which|are|is|has|have)\b/gi,
      ' ',
    )
    .trim()
  if (said === '') return undefined
  const query = new QueryScene(table, scene.draft)
  return rowCase(words, query) ?? (saysOpen(words) ? openRows(table) : undefined)
}

function tiedFor(table: Node, words: string, scene: FlowScene, focus?: Place): Tie | undefined {
  const isOwn = table.id === scene.table.id
  const named_ = scene.places.find(
    (place) => place.path.length === 1 && place.table.id !== table.id && isPlaceNamed(words, place),
  )
  if (!isOwn) return tieTo(table, scene, focus)
  if (named_ ?? focus) return tieTo(table, scene, focus ?? named_)
  if (table.settings['owner'] === true) return { table, where: 'row.owner == user' }
  return tieTo(table, scene, focus)
}
