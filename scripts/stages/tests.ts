import { globSync } from 'node:fs'
import { cpus } from 'node:os'
import { relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { type Outcome, printOutcome } from './stage.ts'

const PATTERNS = [
  'scripts/**/*.test.ts',
  'packages/*/src/**/*.test.ts',
  'apps/*/{src,test}/**/*.test.ts',
  'samples/*.test.ts',
  'tests/**/*.test.ts',
  'bench/**/*.test.ts',
]

/** A test that takes longer than this hangs. */
const LONGEST = 600_000

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Files in which something failed. */
  readonly failing: readonly string[]
}

export function findTests(root: string, only: readonly string[]): readonly string[] {
  const files = globSync(PATTERNS, { cwd: root, exclude: ['**/node_modules/**'] }).sort()
  return only.length === 0
    ? files
    : files.filter((file) => only.some((part) => file.includes(part)))
}

/** Runs test files, each in a process of its own; prints one line a file and all of each failure. */
export function runTests(
  root: string,
  files: readonly string[],
): Promise<Counts & { readonly outcome: Outcome }> {
  const started = performance.now()
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const printed = new Map<string, string[]>()
  const failures = new Map<string, number>()
  const nameOf = (file: string | undefined): string => relative(root, file ?? root)

  return new Promise((resolve) => {
    const stream = run({
      files,
      cwd: root,
      concurrency: Math.max(2, cpus().length),
      timeout: LONGEST,
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
      const file = nameOf(test.file)
      failures.set(file, (failures.get(file) ?? 0) + 1)
      if (test.details.type === 'suite') return
      counts.failed += 1
      const cause = test.details.error.cause ?? test.details.error
      process.stdout.write(`✗ ${test.name} (${file}:${test.line})\n${indent(describe(cause))}\n`)
    })
    stream.on('test:summary', ({ file, counts: of, duration_ms }) => {
      if (file === undefined) return
      const name = nameOf(file)
      const ok = !failures.has(name)
      printOutcome({ name, ok, seconds: duration_ms / 1000, note: `${of.passed} passed` })
      if (!ok) process.stdout.write(indent((printed.get(name) ?? []).join('').slice(-4000)))
      printed.delete(name)
    })
    stream.once('end', () => {
      const ok = counts.failed === 0 && counts.skipped === 0 && counts.passed > 0
      const note = `${files.length} files, ${counts.passed} passed, ${counts.failed} failed`
      const seconds = (performance.now() - started) / 1000
      const failing = [...failures.keys()]
      resolve({ ...counts, failing, outcome: { name: 'tests', ok, seconds, note } })
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
