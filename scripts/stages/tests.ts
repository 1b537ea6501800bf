import { globSync } from 'node:fs'
import { cpus } from 'node:os'
import { relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { type Outcome, printOutcome } from './stage.ts'

const PATTERNS = [
  'scripts/**/*.test.ts',
  'packages/*/{src,evals}/**/*.test.ts',
  'apps/*/{src,test}/**/*.test.ts',
  'samples/*.test.ts',
  'tests/**/*.test.ts',
  'bench/**/*.test.ts',
]

/** They go first, so that no core has nothing to do at the end while one of them goes on. */
const LONGEST = [
  'tests/samples.test.ts',
  'packages/compiler/src/kinds.test.ts',
  'apps/cli/src/command-line.test.ts',
  'tests/run.test.ts',
  'apps/canvas/test/accessibility.test.ts',
  'packages/compiler/src/ways.test.ts',
  'packages/compiler/src/hostile.test.ts',
  'tests/thin-path.test.ts',
  'tests/sign-in-variants.test.ts',
  'tests/broken-rules.test.ts',
  'apps/canvas/test/gestures.test.ts',
  'apps/server/test/kill.test.ts',
  'packages/compiler/src/any-manifest.test.ts',
  'packages/preview/src/verify/verify.test.ts',
  'packages/compiler/src/shop.test.ts',
  'tests/attacks/mcp.test.ts',
  'tests/attacks/every-sample.test.ts',
  'tests/pack.test.ts',
]

/** A test that takes longer than this hangs. */
const PATIENCE_MS = 600_000

export interface Tested {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Files in which something failed, each with the first that did. */
  readonly failures: ReadonlyMap<string, string>
  /** Seconds that the files of each folder took, all together. */
  readonly folders: ReadonlyMap<string, number>
  readonly outcome: Outcome
}

export function findTests(root: string, only: readonly string[]): readonly string[] {
  const found = globSync(PATTERNS, { cwd: root, exclude: ['**/node_modules/**'] }).sort()
  const files = [...new Set([...LONGEST.filter((file) => found.includes(file)), ...found])]
  return only.length === 0
    ? files
    : files.filter((file) => only.some((part) => file.includes(part)))
}

/**
 * Runs test files, each in a process of its own; prints one line a file and all of each failure. Once `stopped`, those
 * that run are ended and no other is begun.
 */
export function runTests(
  root: string,
  files: readonly string[],
  stopped: AbortSignal,
): Promise<Tested> {
  const started = performance.now()
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const printed = new Map<string, string[]>()
  const failures = new Map<string, string>()
  const folders = new Map<string, number>()
  const nameOf = (file: string | undefined): string => relative(root, file ?? root)

  return new Promise((resolve) => {
    const stream = run({
      files,
      cwd: root,
      // One more than there are cores: servers and browsers are waited for half of the time.
      concurrency: cpus().length + 1,
      timeout: PATIENCE_MS,
      signal: stopped,
    })
    const keep = ({ file, message }: { readonly file: string; readonly message: string }): void => {
      printed.set(nameOf(file), [...(printed.get(nameOf(file)) ?? []), message])
    }
    stream.on('test:stdout', keep)
    stream.on('test:stderr', keep)
    stream.on('test:pass', (test) => {
      if (test.skip !== undefined || test.todo !== undefined) {
        counts.skipped += 1
        process.stdout.write(`✗ skipped: ${test.name} (${nameOf(test.file)})\n`)
      } else if (test.details.type !== 'suite') counts.passed += 1
    })
    stream.on('test:fail', (test) => {
      if (stopped.aborted) return
      const file = nameOf(test.file)
      const told = describe(test.details.error.cause ?? test.details.error)
      if (!failures.has(file)) failures.set(file, `${test.name}: ${told.split('\n')[0]}`)
      if (test.details.type === 'suite') return
      counts.failed += 1
      process.stdout.write(`✗ ${test.name} (${file}:${test.line})\n${indent(told)}\n`)
    })
    stream.on('test:summary', ({ file, counts: of, duration_ms }) => {
      if (file === undefined || stopped.aborted) return
      const name = nameOf(file)
      const ok = !failures.has(name)
      const seconds = duration_ms / 1000
      const folder = name
        .split('/')
        .slice(0, 2)
        .join('/')
        .replace(/\/[^/]+\.ts$/, '')
      folders.set(folder, (folders.get(folder) ?? 0) + seconds)
      printOutcome({ name, ok, seconds, note: `${of.passed} passed` })
      if (!ok) process.stdout.write(indent((printed.get(name) ?? []).join('').slice(-4000)))
      printed.delete(name)
    })
    stream.once('end', () => {
      const ok = counts.failed === 0 && counts.skipped === 0 && counts.passed > 0
      const note = `${files.length} files, ${counts.passed} passed, ${counts.failed} failed`
      const seconds = (performance.now() - started) / 1000
      resolve({ ...counts, failures, folders, outcome: { name: 'tests', ok, seconds, note } })
    })
    stream.resume()
  })
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
}

function indent(text: string): string {
  return text === '' ? '' : `${text.trimEnd().replaceAll(/^/gm, '    ')}\n`
}
