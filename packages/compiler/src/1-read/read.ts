import { checkJson, decodeManifest, parseJson, type Json, type Result } from '@drawbridge/manifest'
import { decodeCompact, isCompact } from './compact/decode.ts'
import { widen } from './compact/widen.ts'
import type { ReadManifest } from './read-manifest.ts'

/** Reads a manifest in either form, from text or from a value. Never throws. */
export function readManifest(input: unknown): Result<ReadManifest> {
  const json = typeof input === 'string' ? parseJson(input) : checkJson(input)
  return json.ok ? readDocument(json.value) : json
}

function readDocument(document: Json): Result<ReadManifest> {
  if (isCompact(document)) {
    const compact = decodeCompact(document)
    return compact.ok ? widen(compact.value) : compact
  }
  const decoded = decodeManifest(document)
  return decoded.ok
    ? { ok: true, value: { manifest: decoded.value, diagnostics: [], isDialectOpen: false } }
    : decoded
}
