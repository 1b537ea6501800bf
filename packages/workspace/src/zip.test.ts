import { unzipSync, strFromU8 } from 'fflate'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compiledOf } from './fixture.ts'
import { repositoryOf } from './repository.ts'
import { zipTree } from './zip.ts'

test('equal trees give equal bytes, and every file comes out as it went in', () => {
  const tree = repositoryOf(compiledOf({ 'src/app.ts': 'ü\n', 'README.md': '# Hi\n' }))
  const zip = zipTree(tree, 'sample')
  assert.deepEqual(zip, zipTree(tree, 'sample'))
  const files = unzipSync(zip)
  assert.deepEqual(
    Object.keys(files),
    tree.map((file) => `sample/${file.path}`),
  )
  assert.equal(strFromU8(files['sample/src/app.ts'] ?? new Uint8Array()), 'ü\n')
})
