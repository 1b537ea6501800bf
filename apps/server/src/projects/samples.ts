import type { Sample } from '@drawbridge/workspace'
import type { ProjectScope } from '../accounts/scope.ts'
import type { Queries } from '../storage/storage.ts'

export async function readSamples(queries: Queries, scope: ProjectScope): Promise<Sample[]> {
  const { samples } = await queries
    .selectFrom('projects')
    .select('samples')
    .where('id', '=', scope.projectId)
    .executeTakeFirstOrThrow()
  return JSON.parse(samples)
}
