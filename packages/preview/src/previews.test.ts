import type { Column } from '@drawbridge/sql'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { backendOf, BODY, logged, previewsFor, saying } from './fixture.ts'
import type { Previews } from './previews.ts'

test('runs a backend and calls it', async (t) => {
  const previews = await previewsFor(t)
  const states: string[] = []
  previews.events.on('state', (_, state) => states.push(state.state))
  assert.deepEqual(await previews.start('a', saying('one')), { ok: true, version: 1 })
  const answer = await previews.request('a', { method: 'GET', path: '/' })
  assert.equal(answer.status, 200)
  assert.equal(answer.body, '{"word":"one"}')
  assert.deepEqual(previews.state('a'), { state: 'running', version: 1, problem: null })
  assert.deepEqual(states, ['starting', 'running'])
  await logged(previews, 'a', 'Server listening')
  await previews.stop('a')
  assert.equal(previews.state('a').state, 'stopped')
  await assert.rejects(previews.request('a', { method: 'GET', path: '/' }), /not running/)
})

test('thirty edits in a row end in the last one', async (t) => {
  const previews = await previewsFor(t)
  void previews.start('a', saying('first'))
  const applied = await Promise.all(
    Array.from({ length: 30 }, (_, n) => previews.apply('a', saying(`edit ${n}`))),
  )
  assert.ok(applied.every((result) => result.ok))
  assert.equal(await wordOf(previews, 'a'), 'edit 29')
})

test('a request on its way is answered by the version that took it', async (t) => {
  const previews = await previewsFor(t)
  const waiting = `
    app.get('/waiting', async () => {
      for (;;) {
        const row = db.prepare('SELECT body FROM notes').get()
        if (row !== undefined) return row
        await new Promise((again) => setTimeout(again, 5))
      }
    })`
  const writing = `
    app.post('/', async () => { db.exec("INSERT INTO notes (body) VALUES ('new')"); return {} })`
  await previews.start('a', backendOf(waiting))
  const pending = previews.request('a', { method: 'GET', path: '/waiting' })
  await previews.apply('a', backendOf(writing))
  await previews.request('a', { method: 'POST', path: '/' })
  assert.equal((await pending).body, '{"body":"new"}')
})

test('a version that can’t start leaves the old one answering, and says where it fails', async (t) => {
  const previews = await previewsFor(t)
  await previews.start('a', saying('good'))
  const result = await previews.apply('a', backendOf(`throw new Error('no such thing')`))
  assert.ok(!result.ok && 'problem' in result)
  assert.equal(result.problem.message, 'The backend could not start: no such thing.')
  assert.deepEqual(
    [result.problem.file, result.problem.node, result.problem.field],
    ['src/app.ts', 'notes', '/settings'],
  )
  assert.equal(previews.state('a').state, 'running')
  assert.equal(await wordOf(previews, 'a'), 'good')

  const broken = await previews.apply('a', backendOf('const = 1'))
  assert.ok(!broken.ok)
  assert.equal(await wordOf(previews, 'a'), 'good')
  assert.ok((await previews.apply('a', saying('mended'))).ok)
  assert.equal(previews.state('a').problem, null)
})

test('libraries that can’t be had are the problem, with what to do about it', async (t) => {
  const cure = 'Check the network connection and try again.'
  const previews = await previewsFor(t, {
    dependencies: () => Promise.reject(Object.assign(new Error('No registry.'), { cure })),
  })
  const result = await previews.start('a', saying('one'))
  assert.deepEqual(result, { ok: false, problem: { message: `No registry. ${cure}` } })
  assert.equal(previews.state('a').state, 'problem')
})

test('stopping while it starts, and starting while it stops', async (t) => {
  const previews = await previewsFor(t)
  const starting = previews.start('a', saying('one'))
  await previews.stop('a')
  assert.ok(!(await starting).ok)
  assert.equal(previews.state('a').state, 'stopped')
  const again = previews.start('a', saying('two'))
  const stopping = previews.stop('a')
  await Promise.all([again, stopping])
  assert.ok((await previews.start('a', saying('three'))).ok)
  assert.equal(await wordOf(previews, 'a'), 'three')
})

test('two projects at once stay apart', async (t) => {
  const previews = await previewsFor(t)
  await Promise.all([previews.start('a', saying('a')), previews.start('b', saying('b'))])
  assert.deepEqual(await Promise.all(['a', 'b'].map((id) => wordOf(previews, id))), ['a', 'b'])
})

test('rows stay when a field comes, is renamed, and is restarted', async (t) => {
  const previews = await previewsFor(t)
  const api = `
    app.get('/', async () => db.prepare('SELECT * FROM notes').all())
    app.post('/', async () => { db.prepare("INSERT INTO notes (body) VALUES ('kept')").run(); return {} })`
  await previews.start('a', backendOf(api))
  await previews.request('a', { method: 'POST', path: '/' })
  const mood: Column = { id: 'c_mood', name: 'mood', type: { type: 'text' }, nullable: true }
  assert.ok((await previews.apply('a', backendOf(api, [BODY, mood]))).ok)
  assert.deepEqual(await rowsOf(previews), [{ id: 1, body: 'kept', mood: null }])

  const renamed = { ...BODY, name: 'content' }
  assert.ok((await previews.apply('a', backendOf(api, [renamed, mood]))).ok)
  await previews.stop('a')
  await previews.start('a', backendOf(api, [renamed, mood]))
  assert.deepEqual(await rowsOf(previews), [{ id: 1, content: 'kept', mood: null }])
})

test('statements on many rows find room for what they put aside', async (t) => {
  const previews = await previewsFor(t)
  const count = 'WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 60000)'
  const api = `
    app.get('/', async () => db.prepare('SELECT count(*) AS n FROM (SELECT DISTINCT body FROM notes ORDER BY body DESC)').all())
    app.post('/', async () => {
      db.exec("${count} INSERT INTO notes (body) SELECT hex(randomblob(40)) || i FROM n")
      db.exec('INSERT INTO notes (body) SELECT body || 1 FROM notes')
      return {}
    })`
  await previews.start('a', backendOf(api))
  assert.equal((await previews.request('a', { method: 'POST', path: '/' })).status, 200)
  assert.deepEqual(await rowsOf(previews), [{ n: 120_000 }])
  const required = { ...BODY, nullable: false }
  assert.ok((await previews.apply('a', backendOf(api, [required]))).ok, 'made anew')
  const text = 'INSERT INTO notes (body) SELECT DISTINCT body || 2 FROM notes ORDER BY body'
  const statements = [{ text }]
  const { answers, refused } = await previews.rows('a', {
    statements,
    readOnly: false,
    most: 1,
    ms: 20_000,
  })
  assert.equal(answers[0]?.changes, 120_000, refused?.message)
})

test('what can’t be kept is said before it happens, and happens only when agreed to', async (t) => {
  const previews = await previewsFor(t)
  const api = `
    app.get('/', async () => db.prepare('SELECT * FROM notes').all())
    app.post('/', async () => { db.prepare("INSERT INTO notes (body) VALUES ('dear')").run(); return {} })`
  await previews.start('a', backendOf(api))
  const without = backendOf(api, [])
  assert.deepEqual(await previews.plan('a', without), [])
  await previews.request('a', { method: 'POST', path: '/' })

  const losses = await previews.plan('a', without)
  assert.deepEqual(
    losses.map(({ table, column, rows }) => [table, column, rows]),
    [['notes', 'body', 1]],
  )
  const refused = await previews.apply('a', without)
  assert.ok(!refused.ok && 'losses' in refused)
  assert.deepEqual(
    refused.losses.map(({ sentence }) => sentence),
    losses.map(({ sentence }) => sentence),
  )
  assert.deepEqual(await rowsOf(previews), [{ id: 1, body: 'dear' }])
  assert.ok((await previews.apply('a', without, { acceptLosses: true })).ok)
  assert.deepEqual(await rowsOf(previews), [{ id: 1 }])

  await previews.reset('a')
  assert.deepEqual(await previews.start('a', without), { ok: true, version: 3 })
  assert.deepEqual(await rowsOf(previews), [])
})

test('a browser’s request is carried there and back, without the studio’s cookies', async (t) => {
  const previews = await previewsFor(t)
  await previews.start(
    'a',
    backendOf(`app.post('/echo', async (request, reply) => {
      reply.header('set-cookie', 'a=1; Domain=localhost; Path=/')
      return { cookie: request.headers.cookie, body: request.body }
    })`),
  )
  const server = createServer((request, response) => {
    void previews.forward('a', request, response, (name) => name !== 'studio')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'studio=secret; mine=1' },
    body: '{"a":1}',
  })
  assert.equal(await answer.text(), '{"cookie":"mine=1","body":{"a":1}}')
  assert.equal(answer.headers.get('set-cookie'), 'a=1; Path=/')
})

async function wordOf(previews: Previews, id: string): Promise<unknown> {
  const { body } = await previews.request(id, { method: 'GET', path: '/' })
  const answer: { word?: unknown } = JSON.parse(body)
  return answer.word
}

async function rowsOf(previews: Previews): Promise<unknown> {
  return JSON.parse((await previews.request('a', { method: 'GET', path: '/' })).body)
}

test('a field becomes unique only where no two rows are alike, which is said before', async (t) => {
  const previews = await previewsFor(t)
  const writing = `
    app.post('/', async () => {
      db.exec("INSERT INTO notes (body) VALUES ('twin'), ('twin'), ('one'), (NULL), (NULL)")
      return {}
    })
    app.delete('/', async () => { db.exec("DELETE FROM notes WHERE id = 1"); return {} })`
  const plain = backendOf(writing)
  await previews.start('a', plain)
  await previews.request('a', { method: 'POST', path: '/' })
  const index = { id: 'i', name: 'notes_body', columns: ['body'], kind: 'unique' } as const
  const tables = plain.release.schema.tables.map((table) => ({ ...table, indexes: [index] }))
  const unique = { ...plain, release: { ...plain.release, schema: { tables } } }
  const [said, ...more] = await previews.plan('a', unique)
  assert.match(said?.sentence ?? '', /notes\.body can’t become unique: 1 value there occurs more/)
  assert.deepEqual(more, [])
  const refused = await previews.apply('a', unique, { acceptLosses: true })
  assert.ok(!refused.ok && 'problem' in refused)
  assert.match(refused.problem.message, /can’t become unique.*Make them different first/)
  assert.equal((await previews.request('a', { method: 'DELETE', path: '/' })).status, 200)
  assert.equal((await previews.apply('a', unique)).ok, true)
})
