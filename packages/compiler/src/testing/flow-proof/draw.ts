/** Chance that can be had again: the same seed draws the same. */
export interface Draw {
  /** A whole number from 0 up to, but without, `below`. */
  readonly number: (below: number) => number
  readonly chance: (percent: number) => boolean
  readonly from: <Item>(items: readonly Item[]) => Item
  /** A name that was not given yet. */
  readonly fresh: (prefix: string) => string
}

/** After mulberry32. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  let given = 0
  const number = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
  return {
    number,
    chance: (percent) => number(100) < percent,
    fresh: (prefix) => `${prefix}${(given += 1)}`,
    from: (items) => {
      const item = items[number(items.length)]
      if (item === undefined) throw new Error('There is nothing to choose from.')
      return item
    },
  }
}
