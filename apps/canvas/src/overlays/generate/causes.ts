/** The first of several things that come from one mistake, and how many there are besides. */
export interface Cause<Item> {
  readonly first: Item
  readonly more: number
}

/** One line a cause; an item without one stands for itself. */
export function causesOf<Item>(
  items: readonly Item[],
  causeOf: (item: Item) => string | undefined,
): readonly Cause<Item>[] {
  const groups = Map.groupBy(items, (item) => causeOf(item) ?? item)
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ first, more: others.length }],
  )
}

export const moreWords = (more: number): string => `and ${more} more like it`
