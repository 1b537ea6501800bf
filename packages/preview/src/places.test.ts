import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { backendOf, MODULES, previewsFor, TRIED_LEVELS } from './fixture.ts'
import { isRoot } from './isolation/launch.ts'
import { claimRunDir, runDirOf } from './places.ts'
import { createPreviews } from './previews.ts'

const api = `
  app.get('/', async () => db.prepare('SELECT body FROM notes').all())
  app.post('/', async () => { db.exec("INSERT INTO notes (body) VALUES ('kept')"); return {} })`

test('rows stay readable and writable from level to level', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'dbt-'))
  await chmod(folder, 0o711)
  t.after(() => rm(folder, { recursive: true, force: true }))
  const levels = [...TRIED_LEVELS, ...TRIED_LEVELS.toReversed()]
  for (const [index, highest] of levels.entries()) {
    const previews = createPreviews({
      dataDir: folder,
      dependencies: async () => MODULES,
      highest,
    })
    assert.deepEqual(await previews.start('a', backendOf(api)), { ok: true, version: 1 })
    await previews.request('a', { method: 'POST', path: '/' })
    const { body } = await previews.request('a', { method: 'GET', path: '/' })
    const rows: unknown[] = JSON.parse(body)
    assert.equal(rows.length, index + 1)
    await previews.close()
  }
})

test('previews of two studios are two users, whatever they are called: each has its own share of processes', async (t) => {
  const user = "app.get('/', async () => ({ user: process.getuid() }))"
  const users = []
  for (const previews of [await previewsFor(t), await previewsFor(t)]) {
    await previews.start('a', backendOf(user))
    users.push((await previews.request('a', { method: 'GET', path: '/' })).body)
  }
  // Only root can give code a user of its own.
  assert.equal(users[0] !== users[1], isRoot())
})

test('a path too long for a socket gets a short one, the same every time', () => {
  const deep = `/${'folder/'.repeat(40)}`
  const short = runDirOf(deep, '1-2')
  assert.ok(short.length < 80)
  assert.equal(runDirOf(deep, '1-2'), short)
  assert.equal(runDirOf('/data', '1-2'), '/data/run/1-2')
})

test('a folder that others may write to is not used for sockets', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'dbt-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'run'))
  await chmod(join(folder, 'run'), 0o777)
  await assert.rejects(claimRunDir(join(folder, 'run/1-2')), /belongs to somebody else/)
})
