import { applyCommand, type Command } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import type { HistoryEntry, SavedEntry } from '@drawbridge/protocol'
import type { EditorScope, ProjectScope } from '../accounts/scope.ts'
import { Refused } from '../http/problem.ts'
import type { Queries } from '../storage/storage.ts'
import type { EntryRow } from '../storage/tables.ts'

export interface Head {
  readonly version: number
  readonly manifest: Manifest
}

export async function readHead(queries: Queries, scope: ProjectScope): Promise<Head> {
  const row = await queries
    .selectFrom('projects')
    .select(['version', 'manifest'])
    .where('id', '=', scope.projectId)
    .executeTakeFirstOrThrow()
  return { version: row.version, manifest: JSON.parse(row.manifest) }
}

/** The drawing as it was: the last whole one before, and the edits since. */
export async function readVersion(
  queries: Queries,
  scope: ProjectScope,
  version: number,
): Promise<Manifest> {
  return (await replay(queries, scope, version)).manifest
}

interface WayBack {
  readonly command: Command
  /** Leads from the older version to the newest again. */
  readonly inverse: Command
}

/** One edit that leads from the newest version back to an older one. */
export async function commandBackTo(
  queries: Queries,
  scope: ProjectScope,
  version: number,
): Promise<WayBack> {
  const { version: newest } = await readHead(queries, scope)
  const { manifest } = await replay(queries, scope, version)
  const inverses: Command[] = []
  let current = manifest
  const entries = await entriesBetween(queries, scope, version, newest)
  for (const entry of entries) {
    const result = applyStored(current, entry)
    current = result.manifest
    inverses.unshift(result.inverse)
  }
  const commands = entries.map((entry) => entry.command)
  return {
    command: { type: 'batch', label: `Restore version ${version}`, commands: inverses },
    inverse: { type: 'batch', label: `Leave version ${version}`, commands },
  }
}

/** Edits after `from` up to and including `to`, in order. */
export async function entriesBetween(
  queries: Queries,
  scope: ProjectScope,
  from: number,
  to: number,
): Promise<SavedEntry[]> {
  const rows = await queries
    .selectFrom('entries')
    .select(['version', 'entry_key', 'label', 'command'])
    .where('project_id', '=', scope.projectId)
    .where('version', '>', from)
    .where('version', '<=', to)
    .orderBy('version')
    .execute()
  return rows.map(({ version, entry_key, label, command }) => ({
    version,
    key: entry_key,
    label,
    command: JSON.parse(command),
  }))
}

const ENTRY_COLUMNS = ['version', 'label', 'who', 'created_at', 'name', 'suggested'] as const

export async function listHistory(
  queries: Queries,
  scope: ProjectScope,
  before: number | undefined,
  limit: number,
): Promise<HistoryEntry[]> {
  const rows = await queries
    .selectFrom('entries')
    .select(ENTRY_COLUMNS)
    .where('project_id', '=', scope.projectId)
    .$if(before !== undefined, (query) => query.where('version', '<', before ?? 0))
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(historyOf)
}

/** @throws Refused 409 while nothing has been drawn */
export async function nameNewest(
  queries: Queries,
  scope: EditorScope,
  name: string,
): Promise<HistoryEntry> {
  const { version } = await readHead(queries, scope)
  const newest = () =>
    queries
      .selectFrom('entries')
      .select(ENTRY_COLUMNS)
      .where('project_id', '=', scope.projectId)
      .where('version', '=', version)
      .executeTakeFirst()
  await queries
    .updateTable('entries')
    .set({ name })
    .where('project_id', '=', scope.projectId)
    .where('version', '=', version)
    .execute()
  const row = await newest()
  if (!row) throw new Refused(409, 'There is nothing to name yet. Draw something first.')
  return historyOf(row)
}

async function replay(queries: Queries, scope: ProjectScope, version: number): Promise<Head> {
  const snapshot = await queries
    .selectFrom('snapshots')
    .select(['version', 'manifest'])
    .where('project_id', '=', scope.projectId)
    .where('version', '<=', version)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!snapshot) throw new Refused(404, 'There is no such version.')
  let manifest: Manifest = JSON.parse(snapshot.manifest)
  let reached = snapshot.version
  for (const entry of await entriesBetween(queries, scope, snapshot.version, version)) {
    manifest = applyStored(manifest, entry).manifest
    reached = entry.version
  }
  if (reached !== version) throw new Refused(404, 'There is no such version.')
  return { version, manifest }
}

function applyStored(manifest: Manifest, entry: SavedEntry) {
  const result = applyCommand(manifest, entry.command)
  if (result.ok) return result
  throw new Error(
    `Version ${entry.version} no longer follows from the one before: ${result.reason}`,
  )
}

function historyOf(row: Pick<EntryRow, (typeof ENTRY_COLUMNS)[number]>): HistoryEntry {
  const { version, label, who, created_at, name, suggested } = row
  const idea = suggested === null ? null : JSON.parse(suggested)
  return { version, label, who, suggested: idea, when: created_at, name }
}
