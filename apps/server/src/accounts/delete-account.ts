import { audit } from '../audit.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { Studio } from '../studio.ts'
import type { AccountScope } from './scope.ts'

/** What belongs to projects; in this order nothing refers to what is gone. */
const OF_PROJECTS = [
  'preview_databases',
  'preview_secrets',
  'preview_hosts',
  'generations',
  'snapshots',
  'entries',
] as const

/** What lets people in. */
const OF_ACCOUNTS = [
  'sessions',
  'refresh_tokens',
  'tickets',
  'authenticators',
  'recovery_codes',
  'passkeys',
  'connections',
] as const

/**
 * Deletes an account and everything that is its own, from one moment to the next. Rows in databases
 * that its projects named stay where they are: those are its owner's.
 */
export async function deleteAccount(
  { storage, previews, hub }: Studio,
  { accountId }: AccountScope,
): Promise<void> {
  const projects = await storage.transaction((queries) => takeAway(storage, queries, accountId))
  for (const projectId of projects) hub.end(projectId)
  await audit(storage, 'account-deleted', accountId, { projects: projects.length })
  // Nobody can begin one of them any more; what is left behind here is nobody's.
  for (const projectId of projects) await previews.removeLeft({ projectId })
}

async function takeAway(
  storage: Storage,
  queries: Queries,
  accountId: string,
): Promise<readonly string[]> {
  const account = queries.selectFrom('accounts').select('id').where('id', '=', accountId)
  const owned = queries.selectFrom('projects').select('id').where('owner_id', '=', accountId)
  const isMysql = storage.dialect === 'mysql'
  // Held, so that nobody puts anything beside them meanwhile. SQLite has one writer.
  await (isMysql ? account.forUpdate() : account).execute()
  const projects = await (isMysql ? owned.forUpdate() : owned).execute()
  const ids = projects.map(({ id }) => id)
  if (ids.length > 0)
    for (const table of OF_PROJECTS)
      await queries.deleteFrom(table).where('project_id', 'in', ids).execute()
  await queries.deleteFrom('projects').where('owner_id', '=', accountId).execute()
  for (const table of OF_ACCOUNTS)
    await queries.deleteFrom(table).where('account_id', '=', accountId).execute()
  await queries.deleteFrom('accounts').where('id', '=', accountId).execute()
  return ids
}
