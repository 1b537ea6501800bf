import { costOf, estimate, MOST_ROUNDS, type Question } from '@drawbridge/assistant'
import type { Cost, Price } from '@drawbridge/protocol'

/** Characters of an answer, from a small one to one of several rounds. */
const ANSWERS = { least: 2_000, most: 60_000 } as const

interface CostRange {
  readonly tokens: { readonly least: number; readonly most: number }
  /** Absent where tokens have no price. */
  readonly cost?: { readonly least: Cost; readonly most: Cost }
}

/** About what it takes to ask: once, or with all that may have to be mended. */
export function costRange(question: Question, price: Price | undefined): CostRange {
  const least = estimate(question, ANSWERS.least)
  const longest = estimate(question, ANSWERS.most)
  const most = { ...longest, sent: MOST_ROUNDS * longest.sent }
  return {
    tokens: { least: least.sent + least.received, most: most.sent + most.received },
    ...(price && { cost: { least: costOf(least, price), most: costOf(most, price) } }),
  }
}
