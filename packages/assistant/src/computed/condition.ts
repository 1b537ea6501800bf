import type { Node } from '@drawbridge/manifest'
import { compared } from '../deeds/operand.ts'
import { rowCase } from '../deeds/row-case.ts'
import { QueryScene } from '../deeds/scene.ts'
import type { Draft } from '../draft.ts'
import { type Amount, isNumber, isTime } from './amount.ts'

const SIGN = /\s*(?<sign>>=|<=|≥|≤|==|!=|>|<)\s*/u
const SAME: Readonly<Record<string, string>> = { '≥': '>=', '≤': '<=' }

/** `stock > 0`, `the due date is before today and it is not done`: what holds of a row, or not. */
export function conditionOf(
  text: string,
  table: Node,
  draft: Draft,
  amountIn: (words: string) => Amount | undefined,
): string | undefined {
  const parts = text.split(/\s*,?\s+(?:and|but)\s+(?:also\s+)?/iu)
  const all = parts.map((part) => signed(part, amountIn) ?? spoken(part, table, draft))
  return all.every((one) => one !== undefined) ? all.join(' && ') : undefined
}

function signed(text: string, amountIn: (words: string) => Amount | undefined): string | undefined {
  const found = SIGN.exec(text)
  if (found === null) return undefined
  const [left, right] = [text.slice(0, found.index), text.slice(found.index + found[0].length)].map(
    amountIn,
  )
  const sign = found.groups?.['sign'] ?? ''
  if (left === undefined || right === undefined) return undefined
  if (!(isNumber(left) && isNumber(right)) && !(isTime(left) && isTime(right))) return undefined
  const [one, other] = [left, right].map(({ formula, type, isOpen }) => ({
    formula,
    type,
    isMaybe: isOpen,
  }))
  return one && other && compared(one, SAME[sign] ?? sign, other)
}

function spoken(text: string, table: Node, draft: Draft): string | undefined {
  const scene = new QueryScene(table, draft)
  const said = text.trim().replace(/\blies? behind (?:us|me|it)\b/iu, 'is in the past')
  return rowCase(said, scene, { table, path: [] })
}
