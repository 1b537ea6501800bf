import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dialect } from '@drawbridge/sql'
import { type Ran, runProgram } from './command.ts'

const MODULES = join(import.meta.dirname, '..', '..', 'node_modules')

/** In the long run each file in a process of its own, as its owner has it; else all of them in one. */
const TOGETHER = process.env['TEST_LONG'] === undefined ? ['--test-isolation=none'] : []

const SERVERS: Readonly<Record<Dialect, string | undefined>> = {
  sqlite: undefined,
  mysql: 'TEST_MYSQL_URL',
  postgres: 'TEST_POSTGRES_URL',
}

/** Where a backend's tests make their files: in memory, where `npm test` found room. */
export const TEST_FOLDER = process.env['TEST_FOLDER'] ?? tmpdir()

/** What the TypeScript compiler says of the projects in a folder. */
export function typesOf(folder: string): Promise<Ran> {
  return runProgram([join(MODULES, '.bin', 'tsc'), '-p', '.', '--singleThreaded'], { cwd: folder })
}

/** What a backend's own tests say. */
export function testsOf(folder: string, dialect: Dialect): Promise<Ran> {
  // A test that is started by a test would report to that one alone.
  const { NODE_TEST_CONTEXT: _, ...outer } = process.env
  const env = { ...outer, TEST_DATABASE_URL: serverFor(dialect), TMPDIR: TEST_FOLDER }
  return runProgram([process.execPath, '--test', ...TOGETHER, 'test/**/*.test.ts'], {
    cwd: folder,
    env,
  })
}

/** Where the tests of a backend may make databases of their own; SQLite needs no server. */
function serverFor(dialect: Dialect): string {
  const variable = SERVERS[dialect]
  const url = variable === undefined ? '' : process.env[variable]
  if (url === undefined) throw new Error(`Set ${variable} to a server for the tests.`)
  return url
}
