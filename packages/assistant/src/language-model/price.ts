import type { Cost, Price } from '@drawbridge/protocol'
import type { Tokens } from './question.ts'

/** What tokens cost, in the currency of the price, to a millionth of its unit. */
export function costOf({ sent, received, cached }: Tokens, price: Price): Cost {
  const { currency, input, output, cached: remembered = input } = price
  const millionths = (sent - cached) * input + cached * remembered + received * output
  return { currency, amount: Math.ceil(millionths) / 1_000_000 }
}

/** `$0.0042`, `€12.30`: to the fraction that is to be seen. */
export function costWords({ currency, amount }: Cost, locale = 'en'): string {
  const fine = amount < 1 && { maximumFractionDigits: 4 }
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...fine }).format(amount)
}
