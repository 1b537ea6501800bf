import { applyCommand } from '@drawbridge/commands'
import type { Entry } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import type { Queries } from '../storage/storage.ts'
import { entriesBetween, readVersion } from './versions.ts'

/** Further back nobody is looked for. */
const MOST = 300

/** Somebody's edit after which another one no longer fits. */
export interface Cause {
  readonly label: string
  readonly who: string
}

/**
 * For edits that were refused, by their keys: what was done since they were made that they no
 * longer fit to. Those that never fitted have no cause.
 */
export async function causesOf(
  queries: Queries,
  scope: ProjectScope,
  refused: readonly Entry[],
  { base, version }: { readonly base: number; readonly version: number },
): Promise<ReadonlyMap<string, Cause>> {
  const causes = new Map<string, Cause>()
  if (refused.length === 0 || base >= version || version - base > MOST) return causes
  let manifest = await readVersion(queries, scope, base)
  let fitting = refused.filter(({ command }) => applyCommand(manifest, command).ok)
  const names = await namesOf(queries, scope, base, version)
  for (const entry of await entriesBetween(queries, scope, base, version)) {
    const result = applyCommand(manifest, entry.command)
    if (!result.ok || fitting.length === 0) break
    manifest = result.manifest
    fitting = fitting.filter(({ key, command }) => {
      const fits = applyCommand(manifest, command).ok
      if (!fits) causes.set(key, { label: entry.label, who: names.get(entry.version) ?? '' })
      return fits
    })
  }
  return causes
}

async function namesOf(queries: Queries, scope: ProjectScope, from: number, to: number) {
  const rows = await queries
    .selectFrom('entries')
    .select(['version', 'who'])
    .where('project_id', '=', scope.projectId)
    .where('version', '>', from)
    .where('version', '<=', to)
    .execute()
  return new Map(rows.map(({ version, who }) => [version, who]))
}
