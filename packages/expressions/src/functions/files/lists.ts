import Big from 'big.js'

/** Longer lists are refused: one request must not fill the memory. */
const LONGEST = 10_000

/** Whether a list holds a value; nothing is in no list. */
export function has(items: readonly unknown[], value: unknown): boolean {
  return value !== null && items.includes(value)
}

/** The same for exact numbers: `1.5` is `1.50`. */
export function hasNumber(
  items: readonly (string | null)[],
  value: string | number | null,
): boolean {
  return value !== null && items.some((item) => item !== null && Big(item).eq(value))
}

/** What has the same key stands together, in the order of its first item. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): { key: Key; items: Item[] }[] {
  return [...Map.groupBy(items, keyOf)].map(([key, group]) => ({ key, items: group }))
}

/** Whole numbers from one up to another, both included. */
export function range(from: number, to: number): number[] {
  const length = Math.max(0, to - from + 1)
  if (length > LONGEST) throw new RangeError(`A list made by range may have ${LONGEST} items.`)
  return Array.from({ length }, (_, index) => from + index)
}

/** The items in lists of so many each. */
export function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  const step = Math.max(1, size)
  return Array.from({ length: Math.ceil(items.length / step) }, (_, index) =>
    items.slice(index * step, (index + 1) * step),
  )
}

/** Without the items that are nothing. */
export function compact<Item>(items: readonly (Item | null)[]): Item[] {
  return items.filter((item) => item !== null)
}

/** The first position of a value; nothing where it is not in the list. */
export function indexOf<Item>(items: readonly Item[], value: NoInfer<Item>): number | null {
  const index = items.indexOf(value)
  return index < 0 ? null : index
}
