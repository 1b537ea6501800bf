/**
 * The rows in as few lists as there can be without two of one key in any: a statement changes a row
 * once, however often it is told to.
 */
export function rounds<Row>(rows: readonly Row[], keyOf: (row: Row) => number | string): Row[][] {
  const lists: Row[][] = []
  const met = new Map<number | string, number>()
  for (const row of rows) {
    const times = met.get(keyOf(row)) ?? 0
    met.set(keyOf(row), times + 1)
    const list = lists[times]
    if (list === undefined) lists.push([row])
    else list.push(row)
  }
  return lists
}
