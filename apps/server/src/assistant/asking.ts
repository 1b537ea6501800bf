import {
  addTokens,
  costOf,
  costWords,
  estimate,
  NO_TOKENS,
  Trouble,
  withoutSecrets,
  type Ask,
  type Tokens,
} from '@drawbridge/assistant'
import type { AccountScope, ProjectScope } from '../accounts/scope.ts'
import { Turns } from '../accounts/turns.ts'
import type { StudioConfig } from '../config.ts'
import type { Appointed } from './assistants.ts'
import type { Meter } from './meter.ts'
import { outgoing } from './outgoing.ts'
import { UnderWay } from './under-way.ts'

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
  const turns = new Turns()
  const underWay = new UnderWay()

  /** What is asked counts from the beginning: many questions at once go no further than one by one. */
  async function admit(
    scope: Scope,
    { monthlyCap, price }: Pick<Appointed, 'monthlyCap' | 'price'>,
    about: Tokens,
  ): Promise<() => void> {
    // Before what is counted: what ends in between is in both, and not in neither.
    const waiting = underWay.of(scope.accountId)
    const isWaiting = waiting.sent > 0
    const used = await meter.used(scope)
    const tokens = `${monthlyCap.toLocaleString('en')} tokens`
    if (used >= monthlyCap) throw usedUp(tokens)
    if (isWaiting && used + waiting.sent + waiting.received >= monthlyCap) throw mayUseUp(tokens)
    if (price?.monthlyCap !== undefined) {
      const { currency, monthlyCap: most } = price
      const { amount } = await meter.spent(scope, currency)
      const money = costWords({ currency, amount: most })
      if (amount >= most) throw usedUp(money)
      if (isWaiting && amount + costOf(waiting, price).amount >= most) throw mayUseUp(money)
    }
    return underWay.begin(scope.accountId, about)
  }

  return (scope, { monthlyCap, price, ...provider }, { secrets, ...options } = {}) =>
    async (whole, how) => {
      const question = withoutSecrets(whole, secrets)
      const about = estimate(question, USUAL_ANSWER)
      const answered = await turns.take(scope.accountId, () =>
        admit(scope, { monthlyCap, ...(price && { price }) }, about),
      )
      let spent: Tokens | undefined
      const spend = (tokens: Tokens): void => {
        spent = addTokens(spent ?? NO_TOKENS, tokens)
        how.spend(tokens)
      }
      try {
        // Loaded when somebody asks: most studios never do.
        const { ask } = await import('@drawbridge/assistant/ask')
        return await ask(provider, question, { ...options, ...how, spend, fetch })
      } finally {
        // What broke off has been paid for as well.
        if (spent) await meter.count(scope, spent, price).finally(answered)
        else answered()
      }
    }
}

/** Characters. */
const USUAL_ANSWER = 4_000

const mayUseUp = (what: string): Trouble =>
  new Trouble(
    `What is being asked just now may use up this month’s ${what}. Wait for its answer, or allow more on your account page.`,
  )

const usedUp = (what: string): Trouble =>
  new Trouble(`This month’s ${what} are used up. You can allow more on your account page.`)
