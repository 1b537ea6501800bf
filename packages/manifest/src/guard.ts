import type { Diagnostic } from './diagnostic.ts'
import { diagnose } from './diagnostics/diagnose.ts'
import type { Json } from './json.ts'
import { LIMITS } from './limits.ts'
import { pointer } from './pointer.ts'

/** Keys that reach the prototype of an object in JavaScript. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** More of one sort than this tells nobody anything. */
const ENOUGH = 20

/** The value as JSON, or why it is none: works for anything, and in time that grows with its size. */
export function guardJson(
  value: unknown,
): { value: Json } | { diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const stack: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [
    { value, path: [] },
  ]
  let count = 0
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const found = guardOne(top.value, top.path)
    if (found !== undefined) diagnostics.push(found)
    count += 1
    if (count > LIMITS.values) {
      diagnostics.push(diagnose('too-large', {}, { limit: `${LIMITS.values} values` }))
    }
    if (diagnostics.length >= ENOUGH || count > LIMITS.values) break
    if (found?.code === 'too-deep' || typeof top.value !== 'object' || top.value === null) continue
    for (const [key, inner] of Object.entries(top.value)) {
      stack.push({
        value: inner,
        path: [...top.path, Array.isArray(top.value) ? Number(key) : key],
      })
    }
  }
  return diagnostics.length === 0 ? { value: value as Json } : { diagnostics }
}

function guardOne(value: unknown, path: readonly (string | number)[]): Diagnostic | undefined {
  const place = { field: pointer(...path) }
  const key = path.at(-1)
  if (typeof key === 'string' && FORBIDDEN.has(key))
    return diagnose('forbidden-key', place, { key })
  if (typeof key === 'string' && !key.isWellFormed()) return diagnose('broken-text', place)
  if (path.length > LIMITS.depth) return diagnose('too-deep', place, { limit: LIMITS.depth })
  if (typeof value === 'string') {
    return value.isWellFormed() ? undefined : diagnose('broken-text', place)
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : diagnose('not-a-number', place)
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'object') return undefined
  return diagnose('not-a-manifest', place, { problem: 'it holds what JSON has no word for' })
}
