import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const COMPILER = fileURLToPath(new URL('../../../../node_modules/.bin/tsc', import.meta.url))

/** What the TypeScript compiler says of a project. */
export function mistakesIn(folder: string): string {
  return complaintsOf(COMPILER, ['--project', folder], folder)
}

/** What the backend's own tests say where they fail; on SQLite they need no server. */
export function failuresIn(folder: string): string {
  return complaintsOf(process.execPath, ['--test', 'test/**/*.test.ts'], folder)
}

function complaintsOf(program: string, words: readonly string[], cwd: string): string {
  // A test that is started by a test would report to that one alone.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const { status, stdout } = spawnSync(program, words, { cwd, env, encoding: 'utf8' })
  return status === 0 ? '' : stdout
}
