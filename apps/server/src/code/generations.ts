import type { Release } from '@drawbridge/compiler'
import type { FileTree } from '@drawbridge/source'
import type { ProjectScope } from '../accounts/scope.ts'
import { sha256 } from '../ids.ts'
import type { Queries, Storage } from '../storage/storage.ts'

/** Code as it was handed over last: the next migration follows from its release. */
export interface StoredGeneration {
  readonly number: number
  readonly version: number
  readonly when: string
  readonly release: Release
  /** SHA-256 of each file, by path. */
  readonly files: ReadonlyMap<string, string>
}

export async function lastGeneration(
  queries: Queries,
  scope: ProjectScope,
): Promise<StoredGeneration | undefined> {
  const row = await queries
    .selectFrom('generations')
    .selectAll()
    .where('project_id', '=', scope.projectId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { number, version, created_at: when } = row
  const files = new Map<string, string>(JSON.parse(row.files))
  return { number, version, when, release: JSON.parse(row.release), files }
}

export async function recordGeneration(
  storage: Storage,
  scope: ProjectScope,
  given: { readonly version: number; readonly release: Release; readonly tree: FileTree },
): Promise<StoredGeneration> {
  return storage.transaction(async (queries) => {
    const number = ((await lastGeneration(queries, scope))?.number ?? 0) + 1
    const { version, release } = given
    const files = given.tree.map(({ path, text }): [string, string] => [path, sha256(text)])
    const when = new Date().toISOString()
    await queries
      .insertInto('generations')
      .values({
        project_id: scope.projectId,
        number,
        version,
        release: JSON.stringify(release),
        files: JSON.stringify(files),
        created_at: when,
      })
      .execute()
    return { number, version, when, release, files: new Map(files) }
  })
}
