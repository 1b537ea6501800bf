import {
  applyCommand,
  compareDrawings,
  describeCommand,
  type Command,
  type Comparison,
} from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'

/** How a list of edits would change a drawing, to be shown on it before it is applied. */
export function ghostsOf(manifest: Manifest, commands: readonly Command[]): Comparison {
  const after = commands.reduce((drawn, command) => {
    const applied = applyCommand(drawn, command)
    return applied.ok ? applied.manifest : drawn
  }, manifest)
  return compareDrawings(manifest, after)
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
