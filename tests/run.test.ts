import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { end, lineOf, startDrawbridge, drawbridge } from './support/command.ts'
import { COMPACT } from './support/compact.ts'
import { emptyDatabase } from './support/database.ts'
import { at, caller, signUp } from './support/http.ts'
import { lastFirst } from './support/last-first.ts'

const PUBLIC = ['public']
const notes = (...fields: readonly string[]): string =>
  JSON.stringify({
    drawbridge: 1,
    name: 'Notes',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      { id: 'api', kind: 'api', name: 'api', settings: {} },
      {
        id: 'notes',
        kind: 'table',
        name: 'notes',
        settings: {
          fields: fields.map((name) => ({ id: `f_${name}`, name, type: 'string' })),
          access: { list: PUBLIC, read: PUBLIC, create: PUBLIC },
        },
      },
    ],
    connections: [{ id: 'c', from: 'api', to: 'notes' }],
  })

async function folderFor(later: (work: () => unknown) => void, manifest: string) {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-test-'))
  later(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'drawing.json')
  await writeFile(path, manifest)
  return { folder, path }
}

const ADDRESS = /(http:\/\/127\.0\.0\.1:\d+)\n/

/** Saves as editors do, at one stroke: a file that is written in steps may be read between them. */
async function save(path: string, manifest: string): Promise<void> {
  await writeFile(`${path}.next`, manifest)
  await rename(`${path}.next`, path)
}

test('run: the compact form answers on SQLite, and Ctrl-C leaves nothing behind', async (t) => {
  const later = lastFirst(t)
  const { path } = await folderFor(later, COMPACT)
  const own = await mkdtemp(join(tmpdir(), 'dbt-'))
  later(() => rm(own, { recursive: true, force: true }))
  const running = startDrawbridge(['run', path], { ...process.env, TMPDIR: own })
  later(() => end(running, 'SIGKILL'))
  const address = await lineOf(running, ADDRESS)
  assert.equal((await caller(address).call('GET', '/auth/me')).status, 401)
  const ada = await signUp(address, 'ada@example.com', { name: 'Ada' })
  assert.equal(at((await ada.call('GET', '/auth/me')).body, 'user', 'email'), 'ada@example.com')
  assert.equal(await end(running), 0)
  await assert.rejects(fetch(address))
  const left = await readdir(own)
  assert.deepEqual(
    left.filter((name) => name.startsWith('drawbridge-run-')),
    [],
  )
})

test('run --allow --secret: a service is called with what was named of the environment, and no more', async (t) => {
  const later = lastFirst(t)
  const service = createServer(({ headers }, response) => response.end(headers.authorization))
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  later(() => service.close())
  const host = `127.0.0.1:${(service.address() as AddressInfo).port}`
  const drawing = JSON.parse(notes('title'))
  const auth = { type: 'bearer', secret: 'secrets.KEY_OF_IT' }
  const url = `'http://${host}/'`
  drawing.nodes[1].settings.endpoints = [
    {
      id: 'e',
      name: 'ask',
      method: 'GET',
      path: '/ask',
      access: PUBLIC,
      steps: [
        { id: 's1', kind: 'http', name: 'said', settings: { url, auth, responseAs: 'text' } },
        { id: 's2', kind: 'respond', settings: { body: '{ said }' } },
      ],
    },
  ]
  const { path } = await folderFor(later, JSON.stringify(drawing))
  const env = { ...process.env, KEY_OF_IT: 'drawn and kept apart' }
  const running = startDrawbridge(['run', path, '--allow', host, '--secret', 'KEY_OF_IT'], env)
  later(() => end(running, 'SIGKILL'))
  const answer = await caller(await lineOf(running, ADDRESS)).call('GET', '/ask')
  assert.equal(at(answer.body, 'said'), 'Bearer drawn and kept apart')
  const without = startDrawbridge(['run', path, '--allow', host], env)
  later(() => end(without, 'SIGKILL'))
  const other = await caller(await lineOf(without, ADDRESS)).call('GET', '/ask')
  assert.notEqual(at(other.body, 'said'), 'Bearer drawn and kept apart')
  const refused = await drawbridge(['run', path, '--allow', 'no host'])
  assert.equal(refused.code, 2)
  assert.match(refused.err, /“no host” is no host/)
})

test('run --watch: a saved change is running, and the rows are still there', async (t) => {
  const later = lastFirst(t)
  const { path } = await folderFor(later, notes('title'))
  const running = startDrawbridge(['run', path, '--watch'])
  later(() => end(running))
  const address = await lineOf(running, ADDRESS)
  const made = await caller(address).call('POST', '/notes', { title: 'one' })
  assert.equal(made.status, 201)
  const swapped = lineOf(running, /The change is running/)
  await save(path, notes('title', 'colour'))
  await swapped
  const { body } = await caller(address).call('GET', '/notes')
  assert.equal(at(body, 'data', 0, 'title'), 'one')
  assert.equal(at(body, 'data', 0, 'colour'), null)
})

for (const dialect of ['mysql', 'postgres'] as const) {
  test(`run --database-url: a second run on ${dialect} keeps rows and adds the new field`, async (t) => {
    const later = lastFirst(t)
    const { path } = await folderFor(later, notes('title'))
    const database = await emptyDatabase(dialect)
    later(() => database.drop())
    const args = ['run', path, '--database-url', database.url]
    const first = startDrawbridge(args)
    later(() => end(first))
    const made = await caller(await lineOf(first, ADDRESS)).call('POST', '/notes', { title: 'one' })
    assert.equal(made.status, 201)
    await end(first)

    await writeFile(path, notes('title', 'colour'))
    const second = startDrawbridge(args)
    later(() => end(second))
    const { body } = await caller(await lineOf(second, ADDRESS)).call('GET', '/notes')
    assert.equal(at(body, 'data', 0, 'title'), 'one')
    assert.equal(at(body, 'data', 0, 'colour'), null)
  })

  test(`migrate on ${dialect}: shows with --dry-run, then does, then has nothing to do`, async (t) => {
    const later = lastFirst(t)
    const { path } = await folderFor(later, notes('title'))
    const database = await emptyDatabase(dialect)
    later(() => database.drop())
    const migrate = (...more: readonly string[]) =>
      drawbridge(['migrate', path, '--database-url', database.url, '--json', ...more])
    const shown = await migrate('--dry-run')
    assert.match(shown.out, /CREATE TABLE/)
    const applied = await migrate()
    assert.equal(applied.code, 0, applied.out + applied.err)
    assert.deepEqual(JSON.parse((await migrate()).out).migrations, [])
  })
}

for (const dialect of ['mysql', 'postgres'] as const) {
  test(`run and migrate keep out of each other’s database on ${dialect}`, async (t) => {
    const later = lastFirst(t)
    const { path } = await folderFor(later, notes('title'))
    const [tried, kept] = [await emptyDatabase(dialect), await emptyDatabase(dialect)]
    later(() => tried.drop())
    later(() => kept.drop())
    const running = startDrawbridge(['run', path, '--database-url', tried.url])
    later(() => end(running))
    await lineOf(running, ADDRESS)
    const migrated = await drawbridge(['migrate', path, '--database-url', tried.url])
    assert.equal(migrated.code, 1)
    assert.match(migrated.err, /no migration made: notes[^]*Nothing was changed/)

    assert.equal((await drawbridge(['migrate', path, '--database-url', kept.url])).code, 0)
    const refused = await drawbridge(['run', path, '--database-url', kept.url])
    assert.equal(refused.code, 1)
    assert.match(refused.err, /kept by migrations \(0001-[^]*Nothing was changed/)
  })
}

test('run --watch --json: a document a line, whether a change runs or not', async (t) => {
  const later = lastFirst(t)
  const { path } = await folderFor(later, notes('title'))
  const running = startDrawbridge(['run', path, '--watch', '--json'])
  later(() => end(running))
  const next = async () => JSON.parse(await lineOf(running, /^(\{.*\})$/m))
  assert.match((await next()).address, /^http/)
  const refused = next()
  await save(path, notes('not a name'))
  const { ok, diagnostics } = await refused
  assert.deepEqual([ok, diagnostics.length > 0], [false, true])
  const swapped = next()
  await save(path, notes('title', 'colour'))
  assert.deepEqual((await swapped).ok, true)
})

test('migrate: takes nothing out of a database without being told to', async (t) => {
  const later = lastFirst(t)
  const { path } = await folderFor(later, notes('title', 'colour'))
  const database = await emptyDatabase('mysql')
  later(() => database.drop())
  const migrate = (...more: readonly string[]) =>
    drawbridge(['migrate', path, '--database-url', database.url, '--json', ...more])
  assert.equal((await migrate()).code, 0)

  await writeFile(path, notes('title'))
  const lost = { why: 'columnDropped', table: 'notes', column: 'colour' }
  const shown = await migrate('--dry-run')
  assert.equal(shown.code, 0)
  assert.partialDeepStrictEqual(JSON.parse(shown.out).losses, [lost])
  const refused = await migrate()
  assert.equal(refused.code, 1)
  assert.partialDeepStrictEqual(JSON.parse(refused.out).losses, [lost])
  assert.equal(JSON.parse(refused.out).applied, false)
  const said = await drawbridge(['migrate', path, '--database-url', database.url])
  assert.match(said.err, /All values of notes\.colour are lost\.[^]*Nothing was changed/)
  // It is still to do, so nothing of it was done or remembered.
  const accepted = await migrate('--accept-losses')
  assert.equal(accepted.code, 0, accepted.out + accepted.err)
  assert.equal(JSON.parse(accepted.out).migrations.length, 1)
})

for (const dialect of ['mysql', 'postgres'] as const) {
  test(`migrate on ${dialect}: leaves a database alone that was migrated elsewhere`, async (t) => {
    const later = lastFirst(t)
    const { folder, path } = await folderFor(later, notes('title'))
    const database = await emptyDatabase(dialect)
    later(() => database.drop())
    const migrateAs = (computer: string) => {
      const env = { ...process.env, XDG_STATE_HOME: join(folder, computer) }
      return drawbridge(['migrate', path, '--database-url', database.url], '', env)
    }
    assert.equal((await migrateAs('mine')).code, 0)
    const refused = await migrateAs('yours')
    assert.equal(refused.code, 1)
    assert.match(
      refused.err,
      /not made from this file: 0001-[^]*Nothing was changed[^]*npm run migrate/,
    )
    assert.equal((await migrateAs('mine')).code, 0)
  })
}

test('migrate: standard input has no name to remember it by', async () => {
  const url = 'mysql://127.0.0.1/none'
  const refused = await drawbridge(['migrate', '-', '--database-url', url], notes('title'))
  assert.equal(refused.code, 2)
  assert.match(refused.err, /needs a file/)
})

test('run: a port that is taken is said in a sentence', async (t) => {
  const later = lastFirst(t)
  const { path } = await folderFor(later, notes('title'))
  const first = startDrawbridge(['run', path])
  later(() => end(first))
  const { port } = new URL(await lineOf(first, ADDRESS))
  const second = await drawbridge(['run', path, '--port', port])
  assert.equal(second.code, 2)
  assert.match(second.err, new RegExp(`Port ${port} is taken`))
})

test('run: a manifest with errors is not run', async (t) => {
  const later = lastFirst(t)
  const { path } = await folderFor(later, '{}')
  assert.equal((await drawbridge(['run', path])).code, 1)
})
