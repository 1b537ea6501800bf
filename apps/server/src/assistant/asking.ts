import { costWords, Trouble, withoutSecrets, type Ask, type Tokens } from '@drawbridge/assistant'
import type { AccountScope, ProjectScope } from '../accounts/scope.ts'
import type { StudioConfig } from '../config.ts'
import type { Appointed } from './assistants.ts'
import type { Meter } from './meter.ts'
import { outgoing } from './outgoing.ts'

type Scope = Pick<AccountScope | ProjectScope, 'accountId'>

/** How a language model is asked for somebody: counted, and no more than they allow in a month. */
export type Asking = (
  scope: Scope,
  appointed: Appointed,
  options?: {
    readonly retries?: number
    readonly longestMs?: number
    /** Values that go to nobody, wherever they stand in a question. */
    readonly secrets?: readonly string[]
  },
) => Ask

export function askingWith(config: StudioConfig, meter: Meter): Asking {
  const fetch = outgoing(config)
  return (scope, { monthlyCap, price, ...provider }, { secrets, ...options } = {}) =>
    async (whole, how) => {
      if ((await meter.used(scope)) >= monthlyCap)
        throw usedUp(`${monthlyCap.toLocaleString('en')} tokens`)
      if (price?.monthlyCap !== undefined) {
        const { currency, monthlyCap: most } = price
        const { amount } = await meter.spent(scope, currency)
        if (amount >= most) throw usedUp(costWords({ currency, amount: most }))
      }
      const question = withoutSecrets(whole, secrets)
      // Loaded when somebody asks: most studios never do.
      const { ask } = await import('@drawbridge/assistant/ask')
      let spent: Tokens | undefined
      const spend = (tokens: Tokens): void => {
        spent = tokens
        how.spend(tokens)
      }
      try {
        return await ask(provider, question, { ...options, ...how, spend, fetch })
      } finally {
        // What broke off has been paid for as well.
        if (spent) await meter.count(scope, spent, price)
      }
    }
}

const usedUp = (what: string): Trouble =>
  new Trouble(`This month’s ${what} are used up. You can allow more on your account page.`)
