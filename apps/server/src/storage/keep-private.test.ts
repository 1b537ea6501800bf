import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { keepFolderPrivate } from './keep-private.ts'
import { openNodeSqlite } from './node-sqlite.ts'

test('a data folder and its database are closed to others, also those left open before', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-private-'))
  t.after(() => rmSync(folder, { recursive: true }))
  chmodSync(folder, 0o777)
  const file = join(folder, 'studio.db')
  writeFileSync(file, '', { mode: 0o644 })
  keepFolderPrivate(folder)
  const database = openNodeSqlite(file)
  database.prepare('CREATE TABLE things (id INTEGER)').run([])
  assert.equal(statSync(folder).mode & 0o066, 0)
  for (const name of ['studio.db', 'studio.db-wal', 'studio.db-shm'])
    assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name)
  database.close()
})

test('a folder that everybody shares is left as it is', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-shared-'))
  t.after(() => rmSync(folder, { recursive: true }))
  chmodSync(folder, 0o1777)
  keepFolderPrivate(folder)
  assert.equal(statSync(folder).mode & 0o7777, 0o1777)
})
