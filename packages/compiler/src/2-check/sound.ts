import { kindOf, type Drawing, type TableNames } from '@drawbridge/kinds'
import { diagnose, hasErrors, type Diagnostic, type Manifest } from '@drawbridge/manifest'
import { checkConnections } from './connections.ts'
import { checkCycles } from './cycles.ts'
import { draw } from './draw.ts'
import { nameTables } from './names.ts'
import { checkPaths } from './paths.ts'

/** A drawing whose parts have been looked at, each by itself and together. */
export interface Looked {
  readonly drawing: Drawing
  readonly names: ReadonlyMap<string, TableNames>
  readonly diagnostics: readonly Diagnostic[]
}

/** Everything that is looked at before there is a model. */
export function look(manifest: Manifest): Looked {
  const { drawing, diagnostics: misshapen } = draw(manifest)
  const { names, diagnostics: misnamed } = nameTables(drawing)
  const diagnostics = [
    ...misshapen,
    ...checkConnections(drawing),
    ...checkWhole(drawing),
    ...checkParts(drawing),
    ...misnamed,
    ...checkPaths(drawing, names),
    ...checkCycles(drawing),
  ]
  return { drawing, names, diagnostics }
}

/**
 * The drawing without what is so wrong that no model can be made of it, and without what then hangs
 * in the air.
 */
export function lookAtSound(manifest: Manifest): Looked & { readonly isWhole: boolean } {
  let left = manifest
  for (;;) {
    const looked = look(left)
    const sound = without(left, brokenIn(left, looked.diagnostics))
    const { nodes, connections } = left
    if (sound.nodes.length === nodes.length && sound.connections.length === connections.length)
      return { ...looked, isWhole: left === manifest }
    left = sound
  }
}

/** Ids of the parts and connections that are wrong. */
function brokenIn(
  { nodes }: Manifest,
  diagnostics: readonly Diagnostic[],
): ReadonlySet<string | undefined> {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
  return new Set(
    diagnostics
      .filter((one) => {
        const kind = kindOf(kinds.get(one.node ?? '') ?? '')
        return hasErrors([one]) && kind?.stands?.(one.field ?? '') !== true
      })
      .map(({ node }) => node),
  )
}

const without = (
  { nodes, connections, ...rest }: Manifest,
  gone: ReadonlySet<string | undefined>,
): Manifest => {
  const left = nodes.filter(({ id }) => !gone.has(id))
  const ids = new Set(left.map(({ id }) => id))
  return {
    ...rest,
    nodes: left,
    connections: connections.filter(
      ({ id, from, to }) => !gone.has(id) && ids.has(from) && ids.has(to),
    ),
  }
}

function checkParts(drawing: Drawing): readonly Diagnostic[] {
  return drawing.parts.flatMap((part) => kindOf(part.node.kind)?.check(part, drawing) ?? [])
}

/** What is missing from the map as a whole. Parts with broken settings count as there. */
function checkWhole({ manifest }: Drawing): readonly Diagnostic[] {
  const kinds = new Set(manifest.nodes.map((node) => node.kind))
  return [
    ...(kinds.has('database') ? [] : [diagnose('no-database', {})]),
    ...(kinds.has('table') ? [] : [diagnose('no-tables', {})]),
  ]
}
