import type { Json } from '@drawbridge/manifest'
import type { ProjectScope } from '../accounts/scope.ts'
import type { Queries } from '../storage/storage.ts'

/** A request that the preview sends to itself when it first starts, as a user of it. */
export interface Sample {
  readonly as?: 'user' | 'admin'
  readonly path: string
  readonly body: Json
}

export async function readSamples(queries: Queries, scope: ProjectScope): Promise<Sample[]> {
  const { samples } = await queries
    .selectFrom('projects')
    .select('samples')
    .where('id', '=', scope.projectId)
    .executeTakeFirstOrThrow()
  return JSON.parse(samples)
}
