import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { dependencies, isInstalled } from './dependencies.ts'
import { openRegistry } from './fixture-registry.ts'
import { temporaryFolder } from './fixture.ts'
import { InstallFailed } from './npm.ts'

const LIBRARY = { name: 'close-with-grace', version: '2.5.0' }

test('installs from the lock file once, also when asked for three times at once', async (t) => {
  const cache = await temporaryFolder(t)
  await openRegistry(t, await temporaryFolder(t), [LIBRARY])
  const tree = treeOf('one')
  assert.equal(await isInstalled(tree, { cache }), false)
  const folders = await Promise.all([1, 2, 3].map(() => dependencies(tree, { cache })))
  assert.equal(new Set(folders).size, 1)
  const installed = await readFile(join(folders[0] ?? '', LIBRARY.name, 'package.json'), 'utf8')
  assert.ok(installed.includes(LIBRARY.version))
  assert.deepEqual(await readdir(join(cache, 'drafts')), [])
  assert.equal(await isInstalled(tree, { cache }), true)
  assert.equal(await dependencies(treeOf('renamed'), { cache }), folders[0])
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

test('a package that brings a repository is refused, and nothing of the repository runs', async (t) => {
  const cache = await temporaryFolder(t)
  const outside = await temporaryFolder(t)
  const trap = await trapRepository(outside)
  await openRegistry(t, outside, [
    { name: 'weather', version: '1.0.0', dependencies: { maps: `git+file://${trap.repository}` } },
  ])
  const tree = treeOf('one', { weather: '1.0.0' })
  await assert.rejects(dependencies(tree, { cache }), (error) => {
    assert.ok(error instanceof InstallFailed)
    assert.match(error.message, /code step needs .*git.*registry\. Nothing was installed/)
    return true
  })
  assert.equal(existsSync(trap.proof), false)
  assert.deepEqual(await readdir(join(cache, 'dependencies')), [])
})

test('a lock file that names a repository, a folder or an address is refused unread', async (t) => {
  const trap = await trapRepository(await temporaryFolder(t))
  const ways = [
    { version: '1.0.0', resolved: `git+file://${trap.repository}#${'a'.repeat(40)}` },
    { version: '1.0.0', resolved: 'https://example.com/maps.tgz', integrity: 'sha512-x' },
    { resolved: '../maps', link: true },
  ]
  for (const maps of ways) {
    const cache = await temporaryFolder(t)
    const lock = { lockfileVersion: 3, packages: { '': {}, 'node_modules/maps': maps } }
    const tree = [
      ...treeOf('one', { maps: '1.0.0' }),
      { path: 'package-lock.json', text: JSON.stringify(lock), origins: [] },
    ]
    await assert.rejects(dependencies(tree, { cache }), InstallFailed)
  }
  assert.equal(existsSync(trap.proof), false)
})

test('a package that puts another one in the place of a driver’s own is refused', async (t) => {
  const cache = await temporaryFolder(t)
  await openRegistry(t, await temporaryFolder(t), [
    { name: 'weather', version: '1.0.0', dependencies: { cardinal: 'npm:trap@1.0.0' } },
    { name: 'trap', version: '1.0.0' },
  ])
  await assert.rejects(dependencies(treeOf('one', { weather: '1.0.0' }), { cache }), {
    message: /puts “trap” in the place of “cardinal”/,
  })
})

test('without the packages of code steps there is what the lock file has, and no more', async (t) => {
  const cache = await temporaryFolder(t)
  const registry = await openRegistry(t, await temporaryFolder(t), [
    LIBRARY,
    { name: 'cardinal', version: '1.0.0' },
  ])
  const whole = await dependencies(treeOf('one'), { cache })
  const text = await readFile(join(whole, '../package-lock.json'), 'utf8')
  const lock = { path: 'package-lock.json', text, origins: [] }
  const drawn = [...treeOf('one', { [LIBRARY.name]: '2.5.0', cardinal: '1.0.0' }), lock]
  const own = await dependencies(drawn, { cache, withoutDrawn: true })
  assert.equal(existsSync(join(own, LIBRARY.name)), true)
  assert.equal(existsSync(join(own, 'cardinal')), false)
  assert.ok(registry.asked.every((path) => !path.includes('cardinal')))
  assert.equal(existsSync(join(await dependencies(drawn, { cache }), 'cardinal')), true)
})

/** A repository that runs a program of its own when npm makes a package of it. */
async function trapRepository(folder: string) {
  const repository = join(folder, 'maps')
  const proof = join(folder, 'ran')
  await mkdir(repository)
  const manifest = {
    name: 'maps',
    version: '1.0.0',
    scripts: { prepare: 'true' },
    devDependencies: { other: `git+file://${folder}/other` },
  }
  await writeFile(join(repository, 'package.json'), JSON.stringify(manifest))
  await writeFile(join(repository, '.npmrc'), 'git=./payload.sh\n')
  const payload = join(repository, 'payload.sh')
  await writeFile(payload, `#!/bin/sh\ntouch '${proof}'\n`, { mode: 0o755 })
  const git = (...args: string[]) =>
    promisify(execFile)('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: repository,
    })
  await git('init', '-q')
  await git('add', '.')
  await git('commit', '-qm', 'Make maps')
  return { repository, proof }
}

function treeOf(name: string, listed: Record<string, string> = { [LIBRARY.name]: '2.5.0' }) {
  return [{ path: 'package.json', text: printPackage(name, listed), origins: [] }]
}

function printPackage(name: string, listed: Record<string, string>): string {
  return JSON.stringify({ name, version: '1.0.0', dependencies: listed })
}
