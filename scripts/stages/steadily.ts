import { runTests, type Tested } from './tests.ts'

/** More tests than this that fail at once are no matter of time. */
const MOST_AGAIN = 4

/** Browsers, and cells with processes of their own: what they wait for is not in the hands of a test. */
export const ALIVE = ['apps/canvas/test/', 'packages/preview/src/']

/**
 * Runs test files; a few of those in the folders `alive` that fail are tried once more by themselves, since what they
 * wait for may take longer than a loaded machine has. It is said, with the first failure of each, and what fails twice
 * fails.
 */
export async function runSteadily(
  root: string,
  files: readonly string[],
  alive: readonly string[],
  say: (line: string) => void,
  stopped: AbortSignal,
): Promise<Tested> {
  const first = await runTests(root, files, stopped)
  const failing = [...first.failures.keys()]
  const mayBeTime = failing.every((file) => alive.some((folder) => file.startsWith(folder)))
  if (
    stopped.aborted ||
    failing.length === 0 ||
    failing.length > MOST_AGAIN ||
    !mayBeTime ||
    first.skipped > 0
  )
    return first

  say(`Once more, by themselves: ${failing.join(', ')}`)
  const again = await runTests(root, failing, stopped)
  if (!again.outcome.ok) return first

  say('Unsteady, and to be looked into:')
  for (const [file, failure] of first.failures) say(`    ${file}: ${failure}`)
  const note = `${files.length} files, ${first.passed} passed, ${first.failed} unsteady`
  return { ...first, failed: 0, failures: new Map(), outcome: { ...first.outcome, ok: true, note } }
}
