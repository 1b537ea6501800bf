// `npm test`: installs or starts what the tests need, runs all of them, and stops what it started.
// `npm test -- packages/sql` runs only the test files whose path contains one of the words.
import { join } from 'node:path'
import { quickFolder, removeFolder } from './services/folder.ts'
import { startMysql } from './services/mysql.ts'
import { type Services, startServices } from './services/start-services.ts'
import { buildCanvas } from './stages/canvas.ts'
import { runChecks } from './stages/checks.ts'
import { type Outcome, printOutcome } from './stages/stage.ts'
import { printCounts } from './stages/print-counts.ts'
import { ALIVE, runSteadily } from './stages/steadily.ts'
import { findTests } from './stages/tests.ts'

const root = join(import.meta.dirname, '..')
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => stopped.abort(new Error(`stopped by ${signal}`)))

try {
  if (flags.includes('--long')) process.env.TEST_LONG = '1'
  const outcomes = await testEverything()
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
  const isWhole = only.length === 0 && flags.length === 0
  const starting = startServices(say, flags.includes('--mysql') ? startMysql : undefined)
  // Told where it is waited for, after what goes on meanwhile.
  starting.catch(() => {})
  try {
    const checks = isWhole ? await runChecks(root) : []
    const canvas = await buildCanvas(root, say)
    printOutcome(canvas)
    return [...checks, canvas, await testWith(await starting)]
  } finally {
    await starting.then((services) => services.stop())
  }
}

async function testWith(services: Services): Promise<Outcome> {
  // Most of what a short test does is to read the compiler: what the first has read serves the others.
  const read = await quickFolder('read')
  // Where the databases of emitted backends are files: each change of one waits for its disk.
  const files = await quickFolder('files')
  Object.assign(process.env, services.env, { NODE_COMPILE_CACHE: read, TEST_FOLDER: files })
  try {
    const tests = runSteadily(root, findTests(root, only), ALIVE, say, stopped.signal)
    const counts = await Promise.race([tests, interruption()])
    printCounts(counts, say)
    return counts.outcome
  } finally {
    await Promise.all([read, files].map(removeFolder))
  }
}

function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    stopped.signal.addEventListener('abort', () => reject(stopped.signal.reason))
  })
}
