import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Dialect } from '@drawbridge/sql'
import { serverUrl } from './database.ts'
import { TEST_FOLDER } from './test-folder.ts'

const COMPILER = fileURLToPath(new URL('../../../../node_modules/.bin/tsc', import.meta.url))

/** In the long run each file in a process of its own, as its owner has it; else all of them in one. */
const TOGETHER = process.env['TEST_LONG'] === undefined ? ['--test-isolation=none'] : []

/** What the TypeScript compiler says of a project. */
export function mistakesIn(folder: string): string {
  return complaintsOf(COMPILER, ['--project', folder, '--singleThreaded'], folder)
}

/** What the backend's own tests say where they fail; but on SQLite they need a server. */
export function failuresIn(folder: string, dialect: Dialect = 'sqlite'): string {
  const server = dialect === 'sqlite' ? undefined : serverUrl(dialect)
  return complaintsOf(process.execPath, ['--test', ...TOGETHER, 'test/**/*.test.ts'], folder, {
    ...(server !== undefined && { TEST_DATABASE_URL: server }),
  })
}

function complaintsOf(
  program: string,
  words: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): string {
  // A test that is started by a test would report to that one alone.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const { status, stdout } = spawnSync(program, words, {
    cwd,
    env: { ...env, ...more, TMPDIR: TEST_FOLDER },
    encoding: 'utf8',
  })
  return status === 0 ? '' : stdout
}
