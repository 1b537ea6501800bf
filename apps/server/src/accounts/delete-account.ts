import { audit } from '../audit.ts'
import { takeOut } from '../members/members.ts'
import { holdProject } from '../projects/hold.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { Studio } from '../studio.ts'
import type { AccountScope } from './scope.ts'

/** What belongs to projects; in this order nothing refers to what is gone. */
const OF_PROJECTS = [
  'preview_databases',
  'preview_secrets',
  'preview_hosts',
  'generations',
  'trace_keys',
  'snapshots',
  'entries',
  'proposals',
  'assistant_keys',
  'invitations',
  'members',
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
  'assistants',
  'assistant_usage',
  'assistant_spending',
  'assistant_keys',
  'proposals',
] as const

/**
 * Deletes an account and everything that is its own, from one moment to the next. Projects that
 * somebody else owns too stay theirs. Rows in databases that its projects named stay where they
 * are: those are its owner's.
 * @throws Refused 409 where others work on a project that nobody else owns
 */
export async function deleteAccount(
  { storage, previews, hub }: Studio,
  { accountId }: AccountScope,
): Promise<void> {
  const known = await projectsOf(storage.queries, accountId)
  const { projects, left } = await storage.transaction((queries) =>
    takeAway(storage, queries, accountId, known),
  )
  for (const projectId of left) hub.end(projectId, accountId)
  for (const projectId of projects) hub.end(projectId)
  await audit(storage, 'account-deleted', accountId, { projects: projects.length })
  // Nobody can begin one of them any more; what is left behind here is nobody's.
  for (const projectId of projects) await previews.removeLeft({ projectId })
}

interface TakenAway {
  readonly projects: readonly string[]
  /** Those that others go on with. */
  readonly left: readonly string[]
}

async function takeAway(
  storage: Storage,
  queries: Queries,
  accountId: string,
  known: readonly string[],
): Promise<TakenAway> {
  const account = queries.selectFrom('accounts').select('id').where('id', '=', accountId)
  const isMysql = storage.dialect === 'mysql'
  // Held, so that nobody puts anything beside them meanwhile. SQLite has one writer. What is read
  // comes after it: MySQL goes on showing what the first reading found.
  for (const projectId of known) await holdProject(queries, projectId)
  await (isMysql ? account.forUpdate() : account).execute()
  const { ids, left } = await leaveShared(queries, accountId)
  if (ids.length > 0)
    for (const table of OF_PROJECTS)
      await queries.deleteFrom(table).where('project_id', 'in', ids).execute()
  if (ids.length > 0) await queries.deleteFrom('projects').where('id', 'in', ids).execute()
  for (const table of OF_ACCOUNTS)
    await queries.deleteFrom(table).where('account_id', '=', accountId).execute()
  await queries.deleteFrom('accounts').where('id', '=', accountId).execute()
  return { projects: ids, left }
}

/** Out of the projects of others; what is left is the account's alone. */
async function leaveShared(queries: Queries, accountId: string) {
  const ids: string[] = []
  const left: string[] = []
  for (const projectId of await projectsOf(queries, accountId)) {
    const others = await queries
      .selectFrom('members')
      .select('account_id')
      .where('project_id', '=', projectId)
      .where('account_id', '!=', accountId)
      .execute()
    if (others.length === 0) ids.push(projectId)
    else {
      await takeOut(queries, { projectId }, accountId)
      left.push(projectId)
    }
  }
  return { ids, left }
}

async function projectsOf(queries: Queries, accountId: string): Promise<readonly string[]> {
  const rows = await queries
    .selectFrom('members')
    .select('project_id')
    .where('account_id', '=', accountId)
    .orderBy('project_id')
    .execute()
  return rows.map(({ project_id }) => project_id)
}
