import { FIRST_PREFERENCES, type preferences, type Preferences } from '@drawbridge/protocol'
import type { Handlers } from '../http/handler.ts'
import type { Queries } from '../storage/storage.ts'
import type { Studio } from '../studio.ts'
import type { AccountScope } from './scope.ts'

/** How somebody likes the studio: it is theirs, and goes with their account. */
export function preferenceRoutes({ storage }: Studio): Handlers<keyof typeof preferences> {
  return {
    readPreferences: ({ account }) => read(storage.queries, account),

    changePreferences: ({ account, body }) =>
      storage.transaction(async (queries) => {
        const preferences = { ...(await read(queries, account)), ...body }
        await queries
          .updateTable('accounts')
          .set({ preferences: JSON.stringify(preferences) })
          .where('id', '=', account.accountId)
          .execute()
        return preferences
      }),
  }
}

async function read(queries: Queries, { accountId }: AccountScope): Promise<Preferences> {
  const { preferences } = await queries
    .selectFrom('accounts')
    .select('preferences')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const kept: Partial<Preferences> = JSON.parse(preferences ?? '{}')
  return { ...FIRST_PREFERENCES, ...kept }
}
