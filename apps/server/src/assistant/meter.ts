import type { Tokens } from '@drawbridge/assistant'
import type { AccountScope } from '../accounts/scope.ts'
import type { Storage } from '../storage/storage.ts'

type Scope = Pick<AccountScope, 'accountId'>

/** Counts the tokens of each account, month by month. */
export class Meter {
  readonly #storage: Storage

  constructor(storage: Storage) {
    this.#storage = storage
  }

  /** This month's. */
  async used({ accountId }: Scope): Promise<number> {
    const row = await this.#storage.queries
      .selectFrom('assistant_usage')
      .select('tokens')
      .where('account_id', '=', accountId)
      .where('month', '=', thisMonth())
      .executeTakeFirst()
    return Number(row?.tokens ?? 0)
  }

  async count({ accountId: account_id }: Scope, { sent, received }: Tokens): Promise<void> {
    const month = thisMonth()
    const tokens = sent + received
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
  }
}

/** In UTC. */
const thisMonth = (): string => new Date().toISOString().slice(0, 7)
