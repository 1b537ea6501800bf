import { audit } from '../audit.ts'
import type { PreviewHost } from '../preview/preview-host.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { AccountScope } from './scope.ts'

/** What belongs to projects; in this order nothing refers to what is gone. */
const OF_PROJECTS = ['preview_databases', 'generations', 'snapshots', 'entries'] as const

/**
 * Deletes an account and everything that is its own, from one moment to the next. Rows in databases
 * that its projects named stay where they are: those are its owner's.
 */
export async function deleteAccount(
  storage: Storage,
  previews: PreviewHost,
  scope: AccountScope,
): Promise<void> {
  const { accountId } = scope
  const projects = await storage.transaction((queries) => takeAway(queries, accountId))
  await audit(storage, 'account-deleted', accountId, { projects: projects.length })
  // Nobody can begin one of them any more; what is left behind here is nobody's.
  for (const projectId of projects) await previews.removeLeft({ projectId })
}

async function takeAway(queries: Queries, accountId: string): Promise<readonly string[]> {
  const projects = await queries
    .selectFrom('projects')
    .select('id')
    .where('owner_id', '=', accountId)
    .execute()
  const ids = projects.map(({ id }) => id)
  if (ids.length > 0)
    for (const table of OF_PROJECTS)
      await queries.deleteFrom(table).where('project_id', 'in', ids).execute()
  await queries.deleteFrom('projects').where('owner_id', '=', accountId).execute()
  for (const table of ['sessions', 'refresh_tokens'] as const)
    await queries.deleteFrom(table).where('account_id', '=', accountId).execute()
  await queries.deleteFrom('accounts').where('id', '=', accountId).execute()
  return ids
}
