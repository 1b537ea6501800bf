import { costWords } from '@drawbridge/assistant/cost'
import type { Assisted, Cost } from '@drawbridge/protocol'

const money = (cost: Cost): string => costWords(cost, navigator.language)

/** `1,234 tokens · $0.02`: what something has cost until now; empty where that is nothing. */
export function spentWords({ tokens, cost }: Pick<Assisted, 'tokens' | 'cost'>): string {
  const total = tokens.sent + tokens.received
  if (total === 0) return ''
  const about = tokens.isEstimate ? 'about ' : ''
  return `${about}${total.toLocaleString()} tokens${cost ? ` · ${money(cost)}` : ''}`
}

interface Range {
  readonly tokens: { readonly least: number; readonly most: number }
  readonly cost?: { readonly least: Cost; readonly most: Cost }
  readonly isFree: boolean
}

/** What something may cost. */
export function rangeWords({ tokens, cost, isFree }: Range): string {
  const { least, most } = tokens
  const count = `About ${least.toLocaleString()} to ${most.toLocaleString()} tokens`
  if (cost) return `${count}, ${money(cost.least)} to ${money(cost.most)}`
  return isFree ? `${count}, on a machine that asks nothing for them` : count
}

/** `$0.40 of $5.00`: what a month has cost. */
export const ofMonth = (spent: Cost, most: number | undefined): string =>
  most === undefined ? money(spent) : `${money(spent)} of ${money({ ...spent, amount: most })}`
