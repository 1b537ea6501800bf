import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { conditionIn, offIn, stateIn } from './condition.ts'
import type { Case } from './frame.ts'

/** The formula of a case: “it is approved” → `row.status == 'approved'`; undefined where none can be said of a row. */
export function caseOf({ text, isNot }: Case, table: Node, draft: Draft): string | undefined {
  const formula = conditionIn(text, table, draft) ?? stateIn(text.replace(/^.*\s/, ''), table)
  return formula === undefined ? undefined : isNot ? not(formula, table) : formula
}

/** In all other rows: where nobody said whether, it is not so. */
export function not(formula: string, table: Node): string {
  return offIn(formula, table) ?? turned(formula)
}

function turned(formula: string): string {
  if (/&&|\|\|/.test(formula)) return `!(${formula})`
  if (formula.includes(' == ')) return formula.replace(' == ', ' != ')
  if (formula.includes(' != ')) return formula.replace(' != ', ' == ')
  return formula.startsWith('!') ? formula.slice(1) : `!${formula}`
}
