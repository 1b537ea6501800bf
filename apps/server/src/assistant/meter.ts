import { costOf, type Tokens } from '@drawbridge/assistant'
import type { Cost, Price } from '@drawbridge/protocol'
import type { AccountScope } from '../accounts/scope.ts'
import type { Storage } from '../storage/storage.ts'

type Scope = Pick<AccountScope, 'accountId'>

const MILLION = 1_000_000

/** Counts what language models cost each account, month by month. */
export class Meter {
  readonly #storage: Storage

  constructor(storage: Storage) {
    this.#storage = storage
  }

  /** This month's tokens. */
  async used({ accountId }: Scope): Promise<number> {
    const row = await this.#storage.queries
      .selectFrom('assistant_usage')
      .select('tokens')
      .where('account_id', '=', accountId)
      .where('month', '=', thisMonth())
      .executeTakeFirst()
    return Number(row?.tokens ?? 0)
  }

  /** What those of them cost this month that had a price in this currency. */
  async spent({ accountId }: Scope, currency: string): Promise<Cost> {
    const row = await this.#storage.queries
      .selectFrom('assistant_spending')
      .select('millionths')
      .where('account_id', '=', accountId)
      .where('month', '=', thisMonth())
      .where('currency', '=', currency)
      .executeTakeFirst()
    return { currency, amount: Number(row?.millionths ?? 0) / MILLION }
  }

  async count({ accountId: account_id }: Scope, spent: Tokens, price?: Price): Promise<void> {
    const month = thisMonth()
    const tokens = spent.sent + spent.received
    await this.#storage.transaction(async (queries) => {
      const { numUpdatedRows } = await queries
        .updateTable('assistant_usage')
        .set((row) => ({ tokens: row('tokens', '+', tokens) }))
        .where('account_id', '=', account_id)
        .where('month', '=', month)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n)
        await queries.insertInto('assistant_usage').values({ account_id, month, tokens }).execute()
    })
    if (price) await this.#charge(account_id, month, costOf(spent, price))
  }

  async #charge(account_id: string, month: string, { currency, amount }: Cost): Promise<void> {
    const millionths = Math.round(amount * MILLION)
    await this.#storage.transaction(async (queries) => {
      const { numUpdatedRows } = await queries
        .updateTable('assistant_spending')
        .set((row) => ({ millionths: row('millionths', '+', millionths) }))
        .where('account_id', '=', account_id)
        .where('month', '=', month)
        .where('currency', '=', currency)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n)
        await queries
          .insertInto('assistant_spending')
          .values({ account_id, month, currency, millionths })
          .execute()
    })
  }
}

/** In UTC. */
const thisMonth = (): string => new Date().toISOString().slice(0, 7)
