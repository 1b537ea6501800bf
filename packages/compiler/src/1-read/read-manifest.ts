import type { Diagnostic, Manifest } from '@drawbridge/manifest'

/** A manifest, and what was inferred to make it whole. */
export interface ReadManifest {
  readonly manifest: Manifest
  readonly diagnostics: readonly Diagnostic[]
  /** Nobody said which database: a backend that is there already keeps its own. */
  readonly isDialectOpen: boolean
}
