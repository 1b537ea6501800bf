import { applyCommand, type Command } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import type { CommandsReply, Entry, SavedEntry } from '@drawbridge/protocol'

/** An edit on its way. */
export type Pending = Entry & {
  /** Somebody has agreed to the rows it takes. */
  readonly acceptLosses?: true
  /** The version that was drawn on: what came since may be why it no longer fits. */
  readonly madeFor?: number
}

/**
 * What the server has and what is on its way there. `saved` is the drawing at `version`; `pending`
 * are edits made here since, in order. What is drawn is the one with the other applied.
 */
export interface Sync {
  readonly version: number
  readonly saved: Manifest
  readonly pending: readonly Pending[]
}

/** The drawing with all edits, those on their way too. Edits that no longer fit are passed over. */
export function current(sync: Sync): Manifest {
  return sync.pending.reduce(apply, sync.saved)
}

function apply(manifest: Manifest, entry: { readonly command: Command }): Manifest {
  const applied = applyCommand(manifest, entry.command)
  return applied.ok ? applied.manifest : manifest
}

export const enqueue = (sync: Sync, entry: Pending): Sync => ({
  ...sync,
  pending: [...sync.pending, entry],
})

/** What is sent next: edits of one sort only, so that consent to some covers no others. */
export function nextRequest({ version, pending }: Sync, most: number) {
  const agreed = pending[0]?.acceptLosses
  const end = pending.findIndex(({ acceptLosses }) => acceptLosses !== agreed)
  const next = pending.slice(0, end < 0 ? most : Math.min(end, most))
  const entries = next.map(({ key, label, command, suggested }): Entry => ({
    key,
    label,
    command,
    ...(suggested && { suggested }),
  }))
  const base = Math.min(version, ...next.map(({ madeFor }) => madeFor ?? version))
  return { base, entries, ...(agreed && { acceptLosses: agreed }) }
}

/** Takes in saved edits, own and others'; null when some in between are missing. */
export function receive(sync: Sync, entries: readonly SavedEntry[]): Sync | null {
  const news = entries.filter(({ version }) => version > sync.version)
  if (news.some(({ version }, index) => version !== sync.version + index + 1)) return null
  const arrived = new Set(news.map(({ key }) => key))
  return {
    version: news.at(-1)?.version ?? sync.version,
    saved: news.reduce(apply, sync.saved),
    pending: sync.pending.filter(({ key }) => !arrived.has(key)),
  }
}

/** Takes in the answer to edits that were sent; null when the drawing must be read anew. */
export function acknowledge(sync: Sync, reply: CommandsReply): Sync | null {
  const sent = new Map(sync.pending.map((entry) => [entry.key, entry]))
  const own = reply.applied.flatMap(({ key, version }) => {
    const entry = sent.get(key)
    return entry ? [{ ...entry, version }] : []
  })
  const entries = [...reply.others, ...own].toSorted((a, b) => a.version - b.version)
  const received = receive(sync, entries)
  if (!received || received.version < reply.version) return null
  const settled = new Set([...reply.applied, ...reply.rejected].map(({ key }) => key))
  return { ...received, pending: received.pending.filter(({ key }) => !settled.has(key)) }
}
