import { applyCommand, describeCommand, type Command } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import type { Ghost } from './scene.ts'

export interface Ghosts {
  /** The drawing as it would be, with what would go still in it. */
  readonly manifest: Manifest
  readonly ghosts: ReadonlyMap<string, Ghost>
}

/** How a list of edits would change a drawing, to be shown on it before it is applied. */
export function ghostsOf(manifest: Manifest, commands: readonly Command[]): Ghosts {
  const after = commands.reduce((drawn, command) => {
    const applied = applyCommand(drawn, command)
    return applied.ok ? applied.manifest : drawn
  }, manifest)
  const ghosts = new Map<string, Ghost>()
  const nodes = union(manifest.nodes, after.nodes, ghosts)
  const connections = union(manifest.connections, after.connections, ghosts)
  return { manifest: { ...after, nodes, connections }, ghosts }
}

function union<Item extends { readonly id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  ghosts: Map<string, Ghost>,
): readonly Item[] {
  const old = new Map(before.map((item) => [item.id, item]))
  const kept = new Set(after.map(({ id }) => id))
  for (const item of after) {
    const was = old.get(item.id)
    if (!was) ghosts.set(item.id, 'added')
    else if (was !== item) ghosts.set(item.id, 'changed')
  }
  const gone = before.filter(({ id }) => !kept.has(id))
  for (const { id } of gone) ghosts.set(id, 'removed')
  return [...after, ...gone]
}

/** Each of a list of edits in words, against the drawing that the ones before it leave. */
export function inWords(
  manifest: Manifest,
  commands: readonly Command[],
): ReadonlyMap<Command, string> {
  const words = new Map<Command, string>()
  let drawn = manifest
  for (const command of commands) {
    words.set(command, describeCommand(drawn, command))
    const applied = applyCommand(drawn, command)
    if (applied.ok) drawn = applied.manifest
  }
  return words
}
