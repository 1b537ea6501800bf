/**
 * The known word that was probably meant, where one is so near that it can be said: capitals count
 * for nothing, and at most one letter in three differs.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const said = word.toLowerCase().slice(0, LONGEST)
  const most = Math.max(1, Math.floor(said.length / 3))
  const near = known
    .map((one) => ({ one, steps: stepsBetween(said, one.toLowerCase()) }))
    .filter(({ one, steps }) => steps <= most && one.length > steps)
  return near.toSorted((a, b) => a.steps - b.steps)[0]?.one
}

/** Nobody mistypes more than a name. */
const LONGEST = 60

/** How many letters to add, remove, change or swap with the next one (optimal string alignment). */
function stepsBetween(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + change,
        swapped ? at(before, j - 2) + 1 : Infinity,
      )
    }
    before = row
    row = next
  }
  return at(row, b.length)
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity
