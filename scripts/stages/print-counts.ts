import { printOutcome } from './stage.ts'
import type { Tested } from './tests.ts'

/** Where the time went, and once more, where nobody has to look for it, what failed. */
export function printCounts(
  { failed, failures, folders, outcome, passed, skipped }: Tested,
  say: (line: string) => void,
): void {
  const longest = [...folders].toSorted(([, a], [, b]) => b - a)
  for (const [folder, seconds] of longest) say(`${seconds.toFixed(0).padStart(6)} s  ${folder}`)
  for (const [file, first] of failures) say(`✗ ${file}\n    ${first}`)
  printOutcome(outcome)
  say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
}
