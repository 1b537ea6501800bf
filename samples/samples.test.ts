import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { GOLDENS, pathsOf, regenerate } from './trees.ts'

for (const golden of GOLDENS) {
  suite(`${golden.sample} on ${golden.dialect}`, () => {
    test('is what the compiler writes, byte for byte', async () => {
      const written = await regenerate(golden)
      assert.deepEqual(written.map(({ path }) => path).toSorted(), pathsOf(golden.folder))
      for (const { path, text } of written)
        assert.equal(text, readFileSync(join(golden.folder, path), 'utf8'), path)
    })

    test('is written the same twice', async () => {
      assert.deepEqual(await regenerate(golden), await regenerate(golden))
    })
  })
}
