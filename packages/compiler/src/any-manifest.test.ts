import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DIALECTS } from '@drawbridge/sql'
import fc from 'fast-check'
import { anyManifest } from './testing/any-manifest.ts'
import { boot } from './testing/boot.ts'
import { exercise } from './testing/exercise.ts'

const COMPILER = fileURLToPath(new URL('../../../node_modules/.bin/tsc', import.meta.url))

/** Others every day, and a failure says of which seed; `npm run test:long` tries more of them. */
const TODAY = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''))
const EXTENT = { numRuns: process.env['TEST_LONG'] === undefined ? 2 : 40, seed: TODAY }

for (const dialect of DIALECTS) {
  test(`whatever passes the checks type-checks, boots and answers on ${dialect}`, async () => {
    await fc.assert(
      fc.asyncProperty(anyManifest(dialect), async (manifest) => {
        await using backend = await boot(manifest, dialect)
        assert.equal(mistakesIn(backend.folder), '')
        assert.deepEqual(await exercise(backend), [])
        if (dialect === 'sqlite') assert.equal(failuresIn(backend.folder), '')
      }),
      // A smaller drawing takes as long to try, so the first that fails is the one that is told.
      { ...EXTENT, endOnFailure: true },
    )
  })
}

/** What the TypeScript compiler says of a project. */
function mistakesIn(folder: string): string {
  return complaintsOf(COMPILER, ['--project', folder], folder)
}

/** What the backend's own tests say where they fail; on SQLite they need no server. */
function failuresIn(folder: string): string {
  return complaintsOf(process.execPath, ['--test', 'test/*.test.ts'], folder)
}

function complaintsOf(program: string, words: readonly string[], cwd: string): string {
  // A test that is started by a test would report to that one alone.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const { status, stdout } = spawnSync(program, words, { cwd, env, encoding: 'utf8' })
  return status === 0 ? '' : stdout
}
