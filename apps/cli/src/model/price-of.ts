import type { Price } from '@drawbridge/protocol'
import { UsageError } from '../command.ts'

/** What the environment says that tokens cost: `EUR 3 15 0.3`. @throws UsageError */
export function priceOf({ DRAWBRIDGE_MODEL_PRICE: text }: NodeJS.ProcessEnv): Price | undefined {
  if (!text) return undefined
  const [currency = '', ...amounts] = text.trim().split(/\s+/)
  const [input, output, cached] = amounts.map(Number)
  const isRight =
    /^[A-Z]{3}$/.test(currency) &&
    amounts.length <= 3 &&
    amounts.every((amount) => /^\d+(?:\.\d+)?$/.test(amount))
  if (!isRight || input === undefined || output === undefined)
    throw new UsageError(
      'DRAWBRIDGE_MODEL_PRICE is a currency and what a million tokens cost: sent, answered and, where that is less, remembered, as in EUR 3 15 0.3',
    )
  return { currency, input, output, ...(cached !== undefined && { cached }) }
}
