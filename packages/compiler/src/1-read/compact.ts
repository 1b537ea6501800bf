import { diagnose, type Json, type Result } from '@drawbridge/manifest'
import type { ReadManifest } from './read.ts'

export function isCompact(_document: Json): boolean {
  return false
}

export function widen(_document: Json): Result<ReadManifest> {
  return { ok: false, diagnostics: [diagnose('not-a-manifest', {}, { problem: 'it is not' })] }
}
