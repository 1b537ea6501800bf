import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { dependencies } from './dependencies.ts'
import { temporaryFolder } from './fixture.ts'
import { InstallFailed } from './npm.ts'

const LIBRARY = { name: 'close-with-grace', version: '2.5.0' }

test('installs from the lock file once, also when asked for three times at once', async (t) => {
  const cache = await temporaryFolder(t)
  const vendored = await packed(cache)
  const tree = treeOf('one', vendored)
  const folders = await Promise.all([1, 2, 3].map(() => dependencies(tree, { cache })))
  assert.equal(new Set(folders).size, 1)
  const installed = await readFile(join(folders[0] ?? '', LIBRARY.name, 'package.json'), 'utf8')
  assert.ok(installed.includes(LIBRARY.version))
  assert.deepEqual(await readdir(join(cache, 'drafts')), [])
  assert.equal(await dependencies(treeOf('renamed', vendored), { cache }), folders[0])
})

test('libraries that are there in the same versions are used as they are', async (t) => {
  const folder = await temporaryFolder(t)
  await mkdir(join(folder, LIBRARY.name))
  await writeFile(join(folder, LIBRARY.name, 'package.json'), JSON.stringify(LIBRARY))
  const tree = [
    { path: 'package.json', text: printPackage('one', { [LIBRARY.name]: '2.5.0' }), origins: [] },
  ]
  assert.equal(await dependencies(tree, { shared: folder }), folder)
})

test('an installation that fails says why, in words, and leaves nothing behind', async (t) => {
  const cache = await temporaryFolder(t)
  const tree = [
    { path: 'package.json', text: printPackage('x', { gone: 'file:./gone.tgz' }), origins: [] },
  ]
  await assert.rejects(dependencies(tree, { cache }), (error) => {
    assert.ok(error instanceof InstallFailed)
    assert.match(error.message, /libraries of the backend/)
    return true
  })
  assert.deepEqual(await readdir(join(cache, 'drafts')), [])
  assert.deepEqual(await readdir(join(cache, 'dependencies')), [])
})

/** A library that npm can install with no network: a folder, linked by its path. */
async function packed(folder: string): Promise<string> {
  const library = join(folder, 'library')
  await mkdir(library)
  await writeFile(join(library, 'package.json'), JSON.stringify(LIBRARY))
  return library
}

function treeOf(name: string, library: string) {
  const listed = { [LIBRARY.name]: `file:${library}` }
  return [{ path: 'package.json', text: printPackage(name, listed), origins: [] }]
}

function printPackage(name: string, listed: Record<string, string>): string {
  return JSON.stringify({ name, version: '1.0.0', dependencies: listed })
}
