import {
  checkJson,
  decodeManifest,
  parseJson,
  type Diagnostic,
  type Json,
  type Manifest,
  type Result,
} from '@drawbridge/manifest'
import { isCompact, widen } from './compact.ts'

/** A manifest, and what was inferred to make it whole. */
export interface ReadManifest {
  readonly manifest: Manifest
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a manifest in either form, from text or from a value. Never throws. */
export function readManifest(input: unknown): Result<ReadManifest> {
  const json = typeof input === 'string' ? parseJson(input) : checkJson(input)
  return json.ok ? readDocument(json.value) : json
}

function readDocument(document: Json): Result<ReadManifest> {
  if (isCompact(document)) return widen(document)
  const decoded = decodeManifest(document)
  return decoded.ok ? { ok: true, value: { manifest: decoded.value, diagnostics: [] } } : decoded
}
