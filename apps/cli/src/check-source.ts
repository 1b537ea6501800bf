import { checkManifest, readManifest } from '@drawbridge/compiler'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'

export interface CheckedSource {
  readonly ok: boolean
  /** The full form; absent when the text could not be read as a manifest. */
  readonly manifest?: Manifest
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a manifest in either form and says what is wrong with it, and what was inferred. */
export function checkText(text: string): CheckedSource {
  const read = readManifest(text)
  if (!read.ok) return { ok: false, diagnostics: read.diagnostics }
  const { manifest, diagnostics } = read.value
  const checked = checkManifest(manifest)
  return { ok: checked.ok, manifest, diagnostics: [...diagnostics, ...checked.diagnostics] }
}
