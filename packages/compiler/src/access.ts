import { whoMay, type RouteInfo, type WhoMay } from '@drawbridge/kinds'
import type { Diagnostic } from '@drawbridge/manifest'
import { readManifest } from './1-read/read.ts'
import { checkManifest } from './2-check/check.ts'
import { planOf } from './3-plan/plan.ts'

/** Who may do what in a drawing; undefined while something is wrong with it. */
export function accessOf(input: unknown): {
  readonly diagnostics: readonly Diagnostic[]
  readonly access?: WhoMay
  /** Those that it tells of, in the same order. */
  readonly routes: readonly RouteInfo[]
} {
  const read = readManifest(input)
  if (!read.ok) return { diagnostics: read.diagnostics, routes: [] }
  const { manifest } = read.value
  const checked = checkManifest(manifest)
  const diagnostics = [...read.value.diagnostics, ...checked.diagnostics]
  if (!checked.ok) return { diagnostics, routes: [] }
  const { routes } = planOf(manifest, checked.model)
  return { diagnostics, access: whoMay(checked.model, routes), routes }
}
