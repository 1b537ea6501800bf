/**
 * The keys of an `IN (…)`. Their number is rounded up to a power of two by repeating the last one,
 * so that few different statements are prepared.
 */
export function keyList<Key>(keys: readonly Key[]): { placeholders: string; params: Key[] } {
  const params = [...keys]
  const size = 2 ** Math.ceil(Math.log2(keys.length))
  const last = keys.at(-1)
  while (last !== undefined && params.length < size) params.push(last)
  return { placeholders: params.map(() => '?').join(', '), params }
}
