import { bind } from './dialect.ts'
import type { Param } from './values.ts'

/**
 * The inside of an `IN (…)`. The number of keys is rounded up to a power of two by repeating the
 * last one, so that few different statements are prepared.
 */
export function keyList(keys: readonly Param[], params: Param[]): string {
  const size = 2 ** Math.ceil(Math.log2(Math.max(keys.length, 1)))
  const last = keys.at(-1) ?? null
  const placeholders: string[] = []
  for (let index = 0; index < size; index += 1)
    placeholders.push(bind(params, index < keys.length ? (keys[index] ?? null) : last))
  return placeholders.join(', ')
}
