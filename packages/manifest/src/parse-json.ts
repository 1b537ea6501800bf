import { diagnose } from './diagnostics/diagnose.ts'
import { guardJson } from './guard.ts'
import type { Json } from './json.ts'
import { LIMITS } from './limits.ts'
import type { Result } from './result.ts'
import { scanJson } from './scan-json.ts'

/** Reads text as JSON that is safe to work with. Never throws; 50 MB or 10,000 deep cost nothing. */
export function parseJson(text: string): Result<Json> {
  if (text.length > LIMITS.text) {
    return { ok: false, diagnostics: [diagnose('too-large', {}, { limit: '5 MB' })] }
  }
  // A byte order mark is what some editors put before the text.
  const scanned = scanJson(text.startsWith('\uFEFF') ? text.slice(1) : text)
  if ('diagnostic' in scanned) return { ok: false, diagnostics: [scanned.diagnostic] }
  return checkJson(scanned.value)
}

/** The same for a value that is there already; `deepest` where less than a manifest has will do. */
export function checkJson(value: unknown, deepest?: number): Result<Json> {
  const guarded = guardJson(value, deepest)
  return 'value' in guarded
    ? { ok: true, value: guarded.value }
    : { ok: false, diagnostics: guarded.diagnostics }
}
