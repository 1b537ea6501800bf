import {
  checkFlows,
  checkSavedTests,
  flowsOf,
  readComputed,
  readConditions,
  type Model,
} from '@drawbridge/kinds'
import { hasErrors, type Diagnostic, type Manifest } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import { checkLimits } from './limits.ts'
import { modelOf } from './model.ts'
import { look } from './sound.ts'

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
  const { drawing, names, diagnostics } = look(manifest)
  if (hasErrors(diagnostics)) return { ok: false, diagnostics }
  const drawn = drawing.databases[0]?.settings.dialect ?? 'mysql'
  const plain = modelOf(drawing, names, dialect ?? drawn)
  const computed = readComputed(plain, drawing.tables)
  const ruled = readConditions(computed.model)
  const { model } = ruled
  const { flows, packages, diagnostics: inFlows } = checkFlows(model, flowsOf(drawing))
  const whole = { ...model, flows, packages }
  const all = [
    ...diagnostics,
    ...checkLimits(model),
    ...computed.diagnostics,
    ...ruled.diagnostics,
    ...inFlows,
    ...checkSavedTests(whole),
  ]
  return hasErrors(all)
    ? { ok: false, diagnostics: all }
    : { ok: true, model: whole, diagnostics: all }
}
