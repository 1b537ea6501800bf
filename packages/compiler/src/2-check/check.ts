import {
  checkFlows,
  flowsOf,
  kindOf,
  readComputed,
  readConditions,
  type Drawing,
  type Model,
} from '@drawbridge/kinds'
import { diagnose, hasErrors, type Diagnostic, type Manifest } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import { checkConnections } from './connections.ts'
import { checkCycles } from './cycles.ts'
import { draw } from './draw.ts'
import { checkLimits } from './limits.ts'
import { modelOf } from './model.ts'
import { nameTables } from './names.ts'
import { checkPaths } from './paths.ts'

export type Checked =
  | {
      readonly ok: true
      readonly model: Model
      /** Warnings and information. */
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Gives a manifest its meaning, or says everything that is wrong with it. `dialect` overrides the drawn one. */
export function checkManifest(manifest: Manifest, dialect?: Dialect): Checked {
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
  if (hasErrors(diagnostics)) return { ok: false, diagnostics }
  const drawn = drawing.databases[0]?.settings.dialect ?? 'mysql'
  const plain = modelOf(drawing, names, dialect ?? drawn)
  const computed = readComputed(plain, drawing.tables)
  const ruled = readConditions(computed.model)
  const { model } = ruled
  const { flows, packages, diagnostics: inFlows } = checkFlows(model, flowsOf(drawing))
  const all = [
    ...diagnostics,
    ...checkLimits(model),
    ...computed.diagnostics,
    ...ruled.diagnostics,
    ...inFlows,
  ]
  return hasErrors(all)
    ? { ok: false, diagnostics: all }
    : { ok: true, model: { ...model, flows, packages }, diagnostics: all }
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
