import { checkManifest } from '@drawbridge/compiler'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'

/** What the compiler has to say about a drawing. */
export interface Reading {
  readonly diagnostics: readonly Diagnostic[]
  readonly routes: readonly Route[]
}

export function readDrawing(manifest: Manifest): Reading {
  return { diagnostics: checkManifest(manifest).diagnostics, routes: [] }
}
