import type { Happening } from '@drawbridge/protocol'
import type { Queries } from '../storage/storage.ts'
import type { AccountScope } from './scope.ts'

const PAGE = 50

/** Lines of the log about this account, the newest first. */
export async function listActivity(
  queries: Queries,
  { accountId }: AccountScope,
  before: number | undefined,
): Promise<Happening[]> {
  const rows = await queries
    .selectFrom('audit')
    .select(['sequence', 'created_at', 'event', 'detail'])
    .where('account_id', '=', accountId)
    .$if(before !== undefined, (query) => query.where('sequence', '<', before ?? 0))
    .orderBy('sequence', 'desc')
    .limit(PAGE)
    .execute()
  return rows.map(({ sequence, created_at, event, detail }) => ({
    number: sequence,
    at: created_at,
    event,
    address: addressIn(detail),
  }))
}

function addressIn(detail: string): string {
  const { ip }: { readonly ip?: unknown } = JSON.parse(detail)
  return typeof ip === 'string' ? ip : ''
}
