import type { Diagnostic } from './diagnostic.ts'
import { diagnose, type Place } from './diagnostics/diagnose.ts'
import type { Json } from './json.ts'
import { LIMITS } from './limits.ts'
import { pointer } from './pointer.ts'

/** Keys that reach the prototype of an object in JavaScript. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** More of one sort than this tells nobody anything. */
const ENOUGH = 20

/** Where a value stands: its key, and the value that holds it. The whole has neither. */
interface Spot {
  readonly value: unknown
  readonly depth: number
  readonly key?: string | number
  readonly within?: Spot
}

/** The value as JSON, or why it is none: works for anything, and in time that grows with its size. */
export function guardJson(
  value: unknown,
  deepest: number = LIMITS.depth,
): { value: Json } | { diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const stack: Spot[] = [{ value, depth: 0 }]
  let count = 0
  for (let spot = stack.pop(); spot !== undefined; spot = stack.pop()) {
    const found = guardOne(spot, deepest)
    if (found !== undefined) diagnostics.push(found)
    count += 1
    if (count > LIMITS.values) {
      diagnostics.push(diagnose('too-large', {}, { limit: `${LIMITS.values} values` }))
    }
    if (diagnostics.length >= ENOUGH || count > LIMITS.values) break
    if (found?.code === 'too-deep') continue
    for (const inner of inside(spot)) stack.push(inner)
  }
  return diagnostics.length === 0 ? { value: value as Json } : { diagnostics }
}

function* inside(within: Spot): Generator<Spot> {
  const { value } = within
  const depth = within.depth + 1
  if (Array.isArray(value)) {
    for (const [key, inner] of value.entries()) yield { value: inner, depth, key, within }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield { value: inner, depth, key, within }
  }
}

function placeOf(spot: Spot): Place {
  const path: (string | number)[] = []
  for (let at: Spot | undefined = spot; at?.key !== undefined; at = at.within) path.push(at.key)
  return { field: pointer(...path.toReversed()) }
}

function guardOne(spot: Spot, deepest: number): Diagnostic | undefined {
  const { value, key, depth } = spot
  if (typeof key === 'string' && FORBIDDEN.has(key)) {
    return diagnose('forbidden-key', placeOf(spot), { key })
  }
  if (typeof key === 'string' && !key.isWellFormed()) return diagnose('broken-text', placeOf(spot))
  if (depth > deepest) return diagnose('too-deep', placeOf(spot), { limit: deepest })
  if (typeof value === 'string') {
    return value.isWellFormed() ? undefined : diagnose('broken-text', placeOf(spot))
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : diagnose('not-a-number', placeOf(spot))
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'object') return undefined
  const problem = 'it holds what JSON has no word for'
  return diagnose('not-a-manifest', placeOf(spot), { problem })
}
