import assert from 'node:assert/strict'
import { hasErrors, type Json } from '@drawbridge/manifest'
import { readManifest } from '../1-read/read.ts'
import { checkManifest } from '../2-check/check.ts'

/** Codes of all that is said about a drawing. */
export function codesOf(drawing: Json): readonly string[] {
  const read = readManifest(drawing)
  const found = read.ok ? checkManifest(read.value.manifest) : read
  assert.equal(found.ok, !hasErrors(found.diagnostics))
  return found.diagnostics.map(({ code }) => code)
}
