import { costOf, costWords, type Tokens } from '@drawbridge/assistant'
import type { Price } from '@drawbridge/protocol'

/** `About 1,200 tokens ($0.0042)`. */
export function spentWords(tokens: Tokens, price: Price | undefined): string {
  const about = tokens.isEstimate ? 'About ' : ''
  const cost = price ? ` (${costWords(costOf(tokens, price))})` : ''
  return `${about}${(tokens.sent + tokens.received).toLocaleString('en')} tokens${cost}`
}
