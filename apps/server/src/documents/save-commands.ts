import { applyCommand } from '@drawbridge/commands'
import { LIMITS, type Manifest } from '@drawbridge/manifest'
import { hasRole, type Entry, type SavedEntry } from '@drawbridge/protocol'
import type { EditorScope, ProjectScope } from '../accounts/scope.ts'
import type { Limits } from '../config.ts'
import { Refused } from '../http/problem.ts'
import { holdProject } from '../projects/hold.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { EntryRow, ProjectRow } from '../storage/tables.ts'
import { breachOf, countValues } from './breach.ts'
import { countParts } from './parts.ts'
import { sketchOf } from './sketch.ts'

/** A drawing is stored whole again at the end of the save in which so many edits have come since. */
const SNAPSHOT_EVERY = 25

export interface Saved {
  readonly version: number
  readonly manifest: Manifest
  readonly applied: readonly { readonly key: string; readonly version: number }[]
  readonly rejected: readonly { readonly key: string; readonly reason: string }[]
  /** What was new in this call. */
  readonly fresh: readonly SavedEntry[]
}

/**
 * Applies edits to the newest version, whichever they were made for, and commits. An edit that no
 * longer fits is refused in words; one that has been saved before is answered as it was then.
 * @param expected the only version that they may be applied to; @throws Refused 409 at another
 */
export async function saveCommands(
  storage: Storage,
  scope: EditorScope,
  entries: readonly Entry[],
  limits: Limits,
  expected?: number,
): Promise<Saved> {
  return storage.transaction(async (queries) => {
    await holdProject(queries, scope.projectId)
    const head = await queries
      .selectFrom('projects')
      .innerJoin('members', 'members.project_id', 'projects.id')
      .select(['version', 'manifest', 'deleted_at', 'role'])
      .where('projects.id', '=', scope.projectId)
      .where('members.account_id', '=', scope.accountId)
      .executeTakeFirstOrThrow()
    // They may have been made a viewer while this waited its turn.
    if (!hasRole(head.role, 'editor')) throw new Refused(403, 'You may not change this project.')
    if (head.deleted_at !== null)
      throw new Refused(409, 'This project is deleted. Restore it to go on drawing.')
    if (expected !== undefined && expected !== head.version)
      throw new Refused(
        409,
        `The drawing is at version ${head.version} by now. Look at it, and propose again.`,
      )
    const known = await knownVersions(queries, scope, entries)
    const saved = applyAll(head, entries, known, limits)
    if (saved.fresh.length > 0) await write(queries, scope, head.version, saved)
    return saved
  })
}

function applyAll(
  head: Pick<ProjectRow, 'manifest' | 'version'>,
  entries: readonly Entry[],
  known: ReadonlyMap<string, number>,
  limits: Limits,
): Saved {
  let manifest: Manifest = JSON.parse(head.manifest)
  let version = head.version
  /** At the most; counted in earnest only when that is too much. */
  let size = head.manifest.length
  let values = countValues(manifest)
  const versions = new Map(known)
  const applied: Saved['applied'][number][] = []
  const rejected: Saved['rejected'][number][] = []
  const fresh: SavedEntry[] = []
  for (const { key, label, command, suggested } of entries) {
    const before = versions.get(key)
    if (before !== undefined) {
      applied.push({ key, version: before })
      continue
    }
    const result = applyCommand(manifest, command)
    if (!result.ok) {
      rejected.push({ key, reason: result.reason })
      continue
    }
    const breach = breachOf(manifest, result.manifest)
    if (breach !== undefined) {
      rejected.push({ key, reason: breach })
      continue
    }
    size += JSON.stringify(command).length
    values += countValues(command)
    const large =
      (size > limits.manifest && JSON.stringify(result.manifest).length > limits.manifest) ||
      (values > LIMITS.values && countValues(result.manifest) > LIMITS.values)
    if (large) {
      rejected.push({
        key,
        reason: 'The drawing would become too large. Divide it in two projects.',
      })
      continue
    }
    manifest = result.manifest
    version += 1
    versions.set(key, version)
    applied.push({ key, version })
    fresh.push({ key, label, command, version, ...(suggested && { suggested }) })
  }
  return { version, manifest, applied, rejected, fresh }
}

async function knownVersions(
  queries: Queries,
  scope: ProjectScope,
  entries: readonly Entry[],
): Promise<Map<string, number>> {
  const rows = await queries
    .selectFrom('entries')
    .select(['entry_key', 'version'])
    .where('project_id', '=', scope.projectId)
    .where(
      'entry_key',
      'in',
      entries.map(({ key }) => key),
    )
    .execute()
  return new Map(rows.map(({ entry_key, version }) => [entry_key, version]))
}

async function write(
  queries: Queries,
  scope: ProjectScope,
  base: number,
  { version, manifest, fresh }: Saved,
): Promise<void> {
  const now = new Date().toISOString()
  const text = JSON.stringify(manifest)
  await queries
    .updateTable('projects')
    .set({
      version,
      manifest: text,
      name: manifest.name,
      parts: JSON.stringify(countParts(manifest)),
      sketch: JSON.stringify(sketchOf(manifest)),
      updated_at: now,
    })
    .where('id', '=', scope.projectId)
    .execute()
  const rows = fresh.map((entry) => rowOf(scope, entry, now))
  await queries.insertInto('entries').values(rows).execute()
  if (Math.floor(version / SNAPSHOT_EVERY) > Math.floor(base / SNAPSHOT_EVERY))
    await queries
      .insertInto('snapshots')
      .values({ project_id: scope.projectId, version, manifest: text })
      .execute()
}

function rowOf(scope: ProjectScope, entry: SavedEntry, now: string): EntryRow {
  const { key, label, command, version, suggested } = entry
  return {
    project_id: scope.projectId,
    version,
    entry_key: key,
    label,
    command: JSON.stringify(command),
    who: scope.who,
    created_at: now,
    name: null,
    suggested: suggested ? JSON.stringify(suggested) : null,
  }
}
