import { checkJson, decodeManifest, parseJson, type Json, type Result } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import { decodeCompact, isCompact } from './compact/decode.ts'
import { widen } from './compact/widen.ts'
import type { ReadManifest } from './read-manifest.ts'

/**
 * Reads a manifest in either form, from text or from a value. Never throws. `asked` is the database
 * that it is read for, where that is known: the compact form need not name one.
 */
export function readManifest(input: unknown, asked?: Dialect): Result<ReadManifest> {
  const json = typeof input === 'string' ? parseJson(input) : checkJson(input)
  return json.ok ? readDocument(json.value, asked) : json
}

function readDocument(document: Json, asked: Dialect | undefined): Result<ReadManifest> {
  if (isCompact(document)) {
    const compact = decodeCompact(document)
    return compact.ok ? widen(compact.value, asked) : compact
  }
  const decoded = decodeManifest(document)
  return decoded.ok
    ? { ok: true, value: { manifest: decoded.value, diagnostics: [], isDialectOpen: false } }
    : decoded
}
