import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, printOutcome, runTool } from './stage.ts'

const CHECKS: readonly (readonly [name: string, ...command: readonly string[]])[] = [
  ['format', 'oxfmt', '--check'],
  ['lint', 'oxlint', '--type-aware'],
  ['floors, cycles, sizes, words, links', process.execPath, 'scripts/gates.ts'],
  ['nothing unused', 'knip'],
  ['types', 'tsc', '-p', '.'],
  ['types of the canvas', 'tsc', '-p', 'apps/canvas'],
]

/** Everything that can be seen without running our code, one after the other. */
export async function runChecks(root: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const [name, program = '', ...args] of CHECKS) {
    if (args[1] === 'apps/canvas' && !existsSync(join(root, 'apps/canvas/tsconfig.json'))) continue
    const outcome = await runTool(name, [program, ...args], root)
    printOutcome(outcome)
    outcomes.push(outcome)
  }
  return outcomes
}
