// `npm test`: installs or starts what the tests need, runs all of them, and stops what it started.
// `npm test -- packages/sql` runs only the test files whose path contains one of the words.
import { join } from 'node:path'
import { startMysql } from './services/mysql.ts'
import { type Services, startServices } from './services/start-services.ts'
import { buildCanvas } from './stages/canvas.ts'
import { runChecks } from './stages/checks.ts'
import { type Outcome, printOutcome } from './stages/stage.ts'
import { findTests, runTests } from './stages/tests.ts'

const root = join(import.meta.dirname, '..')
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => stopped.abort(new Error(`stopped by ${signal}`)))

try {
  if (flags.includes('--long')) process.env.TEST_LONG = '1'
  const checks = only.length === 0 && flags.length === 0 ? await runChecks(root) : []
  const outcomes = [...checks, ...(await testEverything())]
  const failed = outcomes.filter((outcome) => !outcome.ok)
  say(
    failed.length === 0
      ? '\nAll is well.'
      : `\nNot well: ${failed.map((one) => one.name).join('; ')}.`,
  )
  process.exitCode = failed.length === 0 ? 0 : 1
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function testEverything(): Promise<readonly Outcome[]> {
  const canvas = await buildCanvas(root, say)
  printOutcome(canvas)
  const services = await startServices(say, flags.includes('--mysql') ? startMysql : undefined)
  try {
    return [canvas, await testWith(services)]
  } finally {
    await services.stop()
  }
}

async function testWith(services: Services): Promise<Outcome> {
  Object.assign(process.env, services.env)
  const tests = runTests(root, findTests(root, only))
  const { passed, failed, skipped, outcome } = await Promise.race([tests, interruption()])
  printOutcome(outcome)
  say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return outcome
}

function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    stopped.signal.addEventListener('abort', () => reject(stopped.signal.reason))
  })
}
