import { diagnose } from './diagnostics/diagnose.ts'
import type { Json, JsonObject } from './json.ts'
import { FORMAT } from './manifest.ts'
import type { Result } from './result.ts'

/**
 * `STEPS[n]` makes a document of format n + 1 into one of format n + 2. Empty as long as there is
 * one format.
 */
const STEPS: readonly ((document: JsonObject) => JsonObject)[] = []

/** Brings a document of an older format to this one's. */
export function upgrade(document: Json): Result<JsonObject> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    const problem = 'it is not an object'
    return { ok: false, diagnostics: [diagnose('not-a-manifest', {}, { problem })] }
  }
  const object = document as JsonObject
  const format = object['drawbridge']
  if (format === undefined) {
    const problem = '“drawbridge”, its format number, is missing'
    return { ok: false, diagnostics: [diagnose('not-a-manifest', {}, { problem })] }
  }
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1 || format > FORMAT) {
    const facts = { found: format, known: FORMAT }
    const place = { field: '/drawbridge' }
    return { ok: false, diagnostics: [diagnose('format-unknown', place, facts)] }
  }
  return { ok: true, value: STEPS.slice(format - 1).reduce((older, step) => step(older), object) }
}
