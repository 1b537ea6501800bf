import { diagnose } from '@drawbridge/manifest'
import type { CompiledOk } from '../backend.ts'
import type { Context } from '../context.ts'
import type { SeenTest } from '../inside/words.ts'
import { isOwnFile } from '../language/own-code.ts'
import { nodeAt } from '../problem.ts'
import { runTests } from '../tests/run-tests.ts'
import { cutShort, troubledBy } from './findings.ts'
import type { Finding, Outcome } from './verification.ts'

/** Nobody waits longer for them: what has not been run by then is left out, and said. */
const LONGEST_MS = 90_000

/** Do the tests pass that the code brings along, those that were made of requests among them? */
export async function tryOwnTests(
  context: Context,
  compiled: CompiledOk,
  stop?: AbortSignal,
): Promise<Outcome> {
  const files = compiled.tree.map(({ path }) => path).filter((path) => path.endsWith('.test.ts'))
  const signal = AbortSignal.any([AbortSignal.timeout(LONGEST_MS), ...(stop ? [stop] : [])])
  const seen: SeenTest[] = []
  const tell = (test: SeenTest): void => void (test.state !== 'running' && seen.push(test))
  await runTests(context, compiled, { files, tell, signal })
  const findings = seen
    .filter(({ state }) => state === 'failed')
    .map((test) => findingOf(test, compiled))
  const [first] = findings
  if (first !== undefined) return { state: 'problem', detail: first.message, findings }
  if (signal.aborted && seen.length === 0)
    return troubledBy(cutShort('tests', 'None was over in time.'))
  // Whatever runs beside a test can keep it from being run.
  const silent = files.find((path) => !seen.some(({ file }) => file === path))
  if (silent !== undefined && !signal.aborted)
    return troubledBy(cutShort('tests', `${silent} told of no test.`))
  const rest = signal.aborted ? ' The time for the others was over.' : ''
  const own = compiled.tree.some(isOwnFile) ? OWN_CODE : ''
  return { state: 'ok', detail: `${seen.length} tests pass.${rest}${own}`, findings }
}

/** Tests import what they try, so whoever wrote that can have them say what they like. */
const OWN_CODE = ' That is what the code says of itself: the drawing has steps of your own code.'

function findingOf(test: SeenTest, { tree }: CompiledOk): Finding {
  const { file, line, name, message = '' } = test
  const emitted = tree.find(({ path }) => path === file)
  const place = emitted ? nodeAt(emitted, line) : {}
  const told = [message, ...wanted(test)].join(' ').replaceAll(/\s+/g, ' ')
  return { ...diagnose('test-failing', place, { name, reason: told }), file, line }
}

const wanted = ({ expected, actual }: SeenTest): readonly string[] =>
  expected === undefined || actual === undefined ? [] : [`Expected ${expected}, got ${actual}.`]
