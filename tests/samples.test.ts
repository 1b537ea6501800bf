// Every sample as its owner would try it, on every database: types first, then its own tests.
import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { GOLDENS } from '../samples/trees.ts'
import { testsOf, typesOf } from './support/try-backend.ts'

const MODULES = join(import.meta.dirname, '..', 'node_modules')

suite('samples', () => {
  let all: string
  before(async () => {
    all = await mkdtemp(join(tmpdir(), 'drawbridge-samples-'))
    await symlink(MODULES, join(all, 'node_modules'))
    for (const { sample, dialect, folder } of GOLDENS)
      await cp(folder, join(all, sample, dialect), { recursive: true })
  })
  after(() => rm(all, { recursive: true, force: true }))

  for (const { sample, dialect } of GOLDENS)
    test(`${sample} on ${dialect}: holds its types and passes its own tests`, async () => {
      const folder = join(all, sample, dialect)
      for (const { code, out, err } of [await typesOf(folder), await testsOf(folder, dialect)])
        assert.equal(code, 0, out + err)
    })
})
