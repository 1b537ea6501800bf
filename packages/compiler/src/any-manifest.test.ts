import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DIALECTS } from '@drawbridge/sql'
import fc from 'fast-check'
import { anyManifest } from './testing/any-manifest.ts'
import { boot } from './testing/boot.ts'
import { exercise } from './testing/exercise.ts'

const COMPILER = fileURLToPath(new URL('../../../node_modules/.bin/tsc', import.meta.url))

/** The same few each time; `npm run test:long` tries more, and others every time. */
const EXTENT = process.env['TEST_LONG'] === undefined ? { numRuns: 2, seed: 1 } : { numRuns: 40 }

for (const dialect of DIALECTS) {
  test(`whatever passes the checks type-checks, boots and answers on ${dialect}`, async () => {
    await fc.assert(
      fc.asyncProperty(anyManifest(dialect), async (manifest) => {
        await using backend = await boot(manifest, dialect)
        assert.equal(mistakesIn(backend.folder), '')
        assert.deepEqual(await exercise(backend), [])
      }),
      // A smaller drawing takes as long to try, so the first that fails is the one that is told.
      { ...EXTENT, endOnFailure: true },
    )
  })
}

/** What the TypeScript compiler says of a project. */
function mistakesIn(folder: string): string {
  try {
    return execFileSync(COMPILER, ['--project', folder], { encoding: 'utf8' })
  } catch (failure) {
    return failure instanceof Error && 'stdout' in failure
      ? String(failure.stdout)
      : String(failure)
  }
}
