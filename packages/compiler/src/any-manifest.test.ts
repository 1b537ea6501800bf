import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import fc from 'fast-check'
import { anyManifest } from './testing/any-manifest.ts'
import { boot } from './testing/boot.ts'
import { failuresIn, mistakesIn } from './testing/complaints.ts'
import { exercise } from './testing/exercise.ts'

/**
 * The same at every run, so that no date decides what passes; `npm run test:long` tries more of them, and
 * others every time. A failure says of which seed it is, and `TEST_SEED=… node --test …` tries that one again.
 */
const IS_LONG = process.env['TEST_LONG'] !== undefined
const SEED = Number(process.env['TEST_SEED'] ?? (IS_LONG ? randomInt(2 ** 31) : 20_261_122))
const EXTENT = { numRuns: IS_LONG ? 40 : 2, seed: SEED }

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
