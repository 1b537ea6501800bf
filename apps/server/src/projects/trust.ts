import type { Isolation } from '@drawbridge/preview'
import type { OwnerScope, ProjectScope } from '../accounts/scope.ts'
import { Refused } from '../http/problem.ts'
import type { Queries } from '../storage/storage.ts'

/** Whether its owner drew it here, or has said since that it may run all the same. */
export async function isTrusted(queries: Queries, scope: ProjectScope): Promise<boolean> {
  const { trusted } = await queries
    .selectFrom('projects')
    .select('trusted')
    .where('id', '=', scope.projectId)
    .executeTakeFirstOrThrow()
  return trusted === 1
}

export async function trust(queries: Queries, scope: OwnerScope): Promise<void> {
  await queries
    .updateTable('projects')
    .set({ trusted: 1 })
    .where('id', '=', scope.projectId)
    .execute()
}

/** Somebody else draws in it from now on: its owner says once more that it may run. */
export async function distrust(queries: Queries, projectId: string): Promise<void> {
  await queries.updateTable('projects').set({ trusted: 0 }).where('id', '=', projectId).execute()
}

/** Where nothing better than a seat belt is there, nothing of what came from elsewhere is run unasked. */
export async function mayRun(
  queries: Queries,
  scope: ProjectScope,
  { level }: Isolation,
): Promise<boolean> {
  return level !== 'seatBelt' || isTrusted(queries, scope)
}

/** @throws Refused */
export async function assertMayRun(
  queries: Queries,
  scope: ProjectScope,
  isolation: Isolation,
): Promise<void> {
  if (await mayRun(queries, scope, isolation)) return
  throw new Refused(
    409,
    'This drawing came from elsewhere, or not its owner alone draws in it, and this machine has no more than a seat belt for it: its backend would have your account’s rights, reach the network and open your files as databases. Run it only if you trust whoever drew it.',
    { errors: [{ field: 'trusted', message: 'has to be said once.' }] },
  )
}
