import { compile, type CompileOptions } from '@drawbridge/compiler'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { CompiledOk } from './backend.ts'
import { previewsFor, TRIED_LEVELS } from './fixture.ts'
import { ask, emptyDatabase } from './testing/servers.ts'

const PASSWORD = 'lantern-42-orchard-kite'
const JSON_TYPE = { 'content-type': 'application/json' }

test('the tasks sample on the embedded database', async (t) => {
  const previews = await previewsFor(t)
  assert.deepEqual(await previews.start('a', await tasks('sqlite')), { ok: true, version: 1 })
  await useIt(previews)
})

for (const level of TRIED_LEVELS) {
  test(`the tasks sample on MySQL, at level ${level}`, async (t) => {
    const previews = await previewsFor(t, { highest: level })
    const databaseUrl = await emptyDatabase(t, 'mysql')
    const started = await previews.start('a', await tasks('mysql'), { databaseUrl })
    assert.deepEqual(started, { ok: true, version: 1 })
    await useIt(previews)
    const { body } = await previews.request('a', { method: 'GET', path: '/health/ready' })
    assert.match(body, /ok/)
  })
}

test('the tasks sample on PostgreSQL', async (t) => {
  const previews = await previewsFor(t)
  const databaseUrl = await emptyDatabase(t, 'postgres')
  const started = await previews.start('a', await tasks('postgres'), { databaseUrl })
  assert.deepEqual(started, { ok: true, version: 1 })
  await useIt(previews)
})

test('a change that MySQL did by half goes on where it was cut short', async (t) => {
  const previews = await previewsFor(t)
  const databaseUrl = await emptyDatabase(t, 'mysql')
  const drawn = await tasks('mysql')
  // Names of foreign keys are one table's alone, so the table of tasks can't be made.
  await ask('mysql', 'CREATE TABLE here (id BIGINT PRIMARY KEY)', databaseUrl)
  const key = 'CONSTRAINT tasks_project_id_fk FOREIGN KEY (id) REFERENCES here (id)'
  await ask('mysql', `CREATE TABLE in_the_way (id BIGINT PRIMARY KEY, ${key})`, databaseUrl)
  const start = (compiled: CompiledOk) => previews.start('a', compiled, { databaseUrl })
  const refused = await start(drawn)
  assert.ok(!refused.ok && 'problem' in refused)
  assert.match(refused.problem.message, /could not be changed to fit the drawing/)
  assert.ok((await ask('mysql', 'SHOW TABLES', databaseUrl)).length > 2, 'some tables stay')

  const other = await start(await tasks('mysql', { users: 'people' }))
  assert.ok(!other.ok && 'problem' in other)
  assert.match(other.problem.message, /half changed: MySQL keeps each step by itself/)

  await ask('mysql', 'DROP TABLE in_the_way', databaseUrl)
  assert.deepEqual(await start(drawn), { ok: true, version: 1 })
  await useIt(previews)
})

test('tables of somebody else are left alone, and said to be there', async (t) => {
  const previews = await previewsFor(t)
  const databaseUrl = await emptyDatabase(t, 'mysql')
  await ask('mysql', 'CREATE TABLE tags (id BIGINT PRIMARY KEY)', databaseUrl)
  const refused = await previews.start('a', await tasks('mysql'), { databaseUrl })
  assert.ok(!refused.ok && 'problem' in refused)
  assert.match(refused.problem.message, /already holds tables that this preview did not make/)
  assert.equal((await ask('mysql', 'SHOW TABLES', databaseUrl)).length, 1)
})

test('a database that is not there, and one of another kind, are named in plain words', async (t) => {
  const previews = await previewsFor(t)
  const missing = { databaseUrl: 'mysql://root@127.0.0.1:1/nothing' }
  const result = await previews.start('a', await tasks('mysql'), missing)
  assert.ok(!result.ok && 'problem' in result)
  assert.match(result.problem.message, /No database answers there/)

  const other = await previews.start('b', await tasks('sqlite'), missing)
  assert.ok(!other.ok && 'problem' in other)
  assert.match(other.problem.message, /written for sqlite, and the database is mysql/)
})

/** Registers, and reads what only somebody who is signed in may read. */
async function useIt(previews: Awaited<ReturnType<typeof previewsFor>>): Promise<void> {
  const body = JSON.stringify({ email: 'ann@example.test', name: 'Ann', password: PASSWORD })
  const request = { method: 'POST', path: '/auth/register', headers: JSON_TYPE, body }
  const registered = await previews.request('a', request)
  assert.equal(registered.status, 201, registered.body)
  const { accessToken }: { accessToken: string } = JSON.parse(registered.body)
  const headers = { authorization: `Bearer ${accessToken}` }
  const listed = await previews.request('a', { method: 'GET', path: '/tasks', headers })
  assert.equal(listed.status, 200, listed.body)
  assert.equal((await previews.request('a', { method: 'GET', path: '/tasks' })).status, 401)
}

async function tasks(
  dialect: NonNullable<CompileOptions['dialect']>,
  names: Readonly<Record<string, string>> = {},
): Promise<CompiledOk> {
  const path = new URL('../../../samples/tasks/manifest.json', import.meta.url)
  const manifest = JSON.parse(await readFile(path, 'utf8'))
  for (const node of manifest.nodes) node.name = names[node.id] ?? node.name
  const compiled = await compile(manifest, { dialect })
  assert.ok(compiled.ok)
  return compiled
}
