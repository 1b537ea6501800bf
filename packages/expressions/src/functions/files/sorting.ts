import Big from 'big.js'

export type Comparison<Value> = (a: Value, b: Value) => number

/** By code point, as the database does it: the same for every language. */
export function byText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    if (a.charCodeAt(index) !== b.charCodeAt(index)) {
      // Halves of a pair stand for characters behind all others.
      return rank(a.charCodeAt(index)) - rank(b.charCodeAt(index))
    }
  }
  return a.length - b.length
}

const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

/** Numbers, yes and no, dates in their written form. */
export function byValue<Value extends number | string | boolean>(a: Value, b: Value): number {
  return Number(a > b) - Number(a < b)
}

/** Exact numbers, which are text. */
export function byExact(a: string, b: string): number {
  return Big(a).cmp(b)
}

/** Nothing before all else. */
export function nothingFirst<Value>(compare: Comparison<Value>): Comparison<Value | null> {
  return (a, b) => {
    if (a === null || b === null) return Number(a !== null) - Number(b !== null)
    return compare(a, b)
  }
}

/** In the order of what `keyOf` gives, items with equal keys as they stood. */
export function sortBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  compare: Comparison<Key>,
): Item[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ item }) => item)
}

/** Whether two exact numbers, or nothings, are equal: `1.5` and `1.50` are. */
export function sameNumber(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : Big(a).eq(b)
}
