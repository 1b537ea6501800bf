import type { EditorScope, ProjectScope } from '../accounts/scope.ts'
import { randomSecret, sha256 } from '../ids.ts'
import type { Queries, Storage } from '../storage/storage.ts'

/** Since when traces are taken; null where they are not. */
export async function traceKeySince(
  queries: Queries,
  { projectId }: ProjectScope,
): Promise<string | null> {
  const row = await queries
    .selectFrom('trace_keys')
    .select('created_at')
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  return row?.created_at ?? null
}

/** A new key in place of the one before; only its digest is kept. */
export async function makeTraceKey(
  storage: Storage,
  scope: EditorScope,
): Promise<{ readonly key: string; readonly since: string }> {
  const key = randomSecret()
  const since = new Date().toISOString()
  await storage.transaction(async (queries) => {
    await endTraceKey(queries, scope)
    await queries
      .insertInto('trace_keys')
      .values({ project_id: scope.projectId, secret_hash: sha256(key), created_at: since })
      .execute()
  })
  return { key, since }
}

export async function endTraceKey(queries: Queries, { projectId }: EditorScope): Promise<void> {
  await queries.deleteFrom('trace_keys').where('project_id', '=', projectId).execute()
}
