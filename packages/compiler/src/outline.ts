import type { RouteInfo } from '@drawbridge/kinds'
import type { Diagnostic } from '@drawbridge/manifest'
import { readManifest } from './1-read/read.ts'
import { checkManifest } from './2-check/check.ts'
import { planOf } from './3-plan/plan.ts'

/** What a drawing means to whoever draws it: what is wrong, and what it offers. */
export interface Outline {
  readonly diagnostics: readonly Diagnostic[]
  /** Empty while there are errors. */
  readonly routes: readonly RouteInfo[]
}

/** The same diagnostics and routes as `compile`, without writing code: a fraction of its time. */
export function outline(input: unknown): Outline {
  const read = readManifest(input)
  if (!read.ok) return { diagnostics: read.diagnostics, routes: [] }
  const { manifest } = read.value
  const checked = checkManifest(manifest)
  const diagnostics = [...read.value.diagnostics, ...checked.diagnostics]
  return { diagnostics, routes: checked.ok ? planOf(manifest, checked.model).routes : [] }
}
