/** The items, each the very same object as the one of its id before where the two are equal. */
export function reuse<Item extends { readonly id: string }>(
  items: readonly Item[],
  before: readonly Item[] | undefined,
): Item[] {
  const known = new Map(before?.map((item) => [item.id, item]))
  return items.map((item) => {
    const old = known.get(item.id)
    return old && equal(old, item, 3) ? old : item
  })
}

/** Equal down to a depth; below it, the same. Depth three reaches the entries of lists in `data`. */
function equal(a: unknown, b: unknown, depth: number): boolean {
  if (Object.is(a, b)) return true
  if (depth === 0 || typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, unknown>>]
  return (
    left.length === Object.keys(right).length &&
    left.every(([key, value]) => equal(value, right[key], depth - 1))
  )
}
