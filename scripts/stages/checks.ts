import { cpus } from 'node:os'
import { type Outcome, printOutcome, runTool } from './stage.ts'

const CHECKS: readonly (readonly [name: string, ...command: readonly string[]])[] = [
  ['lint', 'oxlint', '--type-aware'],
  ['types', 'tsc', '-p', '.'],
  ['types of the canvas', 'tsc', '-p', 'apps/canvas'],
  ['nothing unused', 'knip'],
  ['floors, cycles, sizes, words, links', process.execPath, 'scripts/gates.ts'],
  ['format', 'oxfmt', '--check'],
]

/** Everything that can be seen without running our code: as many at once as there are cores. */
export async function runChecks(root: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  const waiting = CHECKS.values()
  async function work(): Promise<void> {
    for (const [name, ...command] of waiting) {
      const outcome = await runTool(name, command, root)
      printOutcome(outcome)
      outcomes.push(outcome)
    }
  }
  await Promise.all(cpus().map(work))
  return outcomes
}
