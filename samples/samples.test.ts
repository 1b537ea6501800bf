import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { promisify } from 'node:util'
import { GOLDENS, pathsOf, regenerate } from './trees.ts'

for (const golden of GOLDENS) {
  suite(`${golden.sample} on ${golden.dialect}`, () => {
    test('is what the compiler writes, byte for byte', async () => {
      const written = await regenerate(golden)
      assert.deepEqual(written.map(({ path }) => path).toSorted(), pathsOf(golden.folder))
      for (const { path, text } of written)
        assert.equal(text, readFileSync(join(golden.folder, path), 'utf8'), path)
    })
  })
}

test('is written the same by another process', async () => {
  const own = await Promise.all(GOLDENS.map(regenerate))
  const script = `
    const { GOLDENS, regenerate } = await import(${JSON.stringify(new URL('trees.ts', import.meta.url).href)})
    process.stdout.write(JSON.stringify(await Promise.all(GOLDENS.map(regenerate))))`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { maxBuffer: 2 ** 28 },
  )
  assert.ok(stdout === JSON.stringify(own), 'another process writes another byte')
})
