import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backendOf, previewsFor, problemOf, saying, TRIED_LEVELS } from './fixture.ts'
import { NoAnswer } from './http.ts'
import type { Previews } from './previews.ts'

const GET = { method: 'GET', path: '/' }

for (const level of TRIED_LEVELS) {
  test(`at level ${level}, nothing of the studio is to be found inside`, async (t) => {
    const canary = 'canary-4fe1c0ffee'
    process.env.DRAWBRIDGE_TEST_CANARY = canary
    t.after(() => delete process.env.DRAWBRIDGE_TEST_CANARY)
    const previews = await previewsFor(t, { highest: level })
    const look = `
      const fs = await import('node:fs')
      const attempt = (work) => { try { return work() } catch (error) { return error.code } }
      app.get('/', async () => [
        process.env,
        process.argv,
        process.report?.getReport(),
        ['/', '/root', '/home', '/etc', '/proc', '/tmp', '..'].map((path) =>
          attempt(() => fs.readdirSync(path)),
        ),
        ['/proc/self/environ', '/proc/${process.pid}/environ', '/etc/passwd', '/etc/hostname'].map(
          (path) => attempt(() => fs.readFileSync(path, 'utf8')),
        ),
        Array.from({ length: 40 }, (_, fd) => attempt(() => fs.readlinkSync('/proc/self/fd/' + fd))),
      ])`
    assert.ok((await previews.start('a', backendOf(look))).ok)
    assert.equal((await previews.isolation()).level, level)
    const { status, body } = await previews.request('a', GET)
    assert.equal(status, 200)
    assert.ok(!body.includes(canary))
    assert.ok(!body.includes('root:x:0'))
  })

  test(`at level ${level}, code that eats memory ends itself and nothing else`, async (t) => {
    const previews = await previewsFor(t, { highest: level })
    const eat = `
      const kept = []
      app.get('/eat', async () => {
        for (let i = 0; i < 256; i++) {
          kept.push(Buffer.alloc(8 * 1024 * 1024, 1))
          await new Promise((again) => setTimeout(again, 2))
        }
        return { ate: kept.length }
      })
      app.get('/', async () => ({ word: 'alive' }))`
    await previews.start('a', backendOf(eat))
    // Refused by the system when it asks for more, or ended by Node or by us when it holds more:
    // which of them comes first is the machine's affair.
    const answer = await previews
      .request('a', { method: 'GET', path: '/eat' })
      .catch(() => undefined)
    if (answer !== undefined) assert.equal(answer.status, 500, answer.body)
    else assert.match(await problemOf(previews, 'a'), /MB of memory|ended by itself/)
    await isAlive(previews)
  })
}

test('code that never comes to an end while it starts is ended', async (t) => {
  const previews = await previewsFor(t, { limits: { boot: 5 } })
  const result = await previews.start('a', backendOf('for (;;);'))
  assert.ok(!result.ok && 'problem' in result)
  assert.match(result.problem.message, /too long to start/)
  assert.ok((await previews.apply('a', saying('alive'))).ok)
  await isAlive(previews)
})

test('code that loops for ever while it answers is ended, and started again', async (t) => {
  const previews = await previewsFor(t, { limits: { answer: 1 } })
  const loop = `
    app.get('/loop', async () => { for (;;); })
    app.get('/', async () => ({ word: 'alive' }))`
  await previews.start('a', backendOf(loop))
  await assert.rejects(previews.request('a', { method: 'GET', path: '/loop' }), /did not answer/)
  await isAlive(previews)
})

test('a heap that grows without end is named as what it is', async (t) => {
  const previews = await previewsFor(t)
  const grow = `
    app.get('/grow', async () => { const kept = []; for (;;) kept.push(new Array(500_000).fill(kept.length)) })
    app.get('/', async () => ({ word: 'alive' }))`
  await previews.start('a', backendOf(grow))
  await assert.rejects(previews.request('a', { method: 'GET', path: '/grow' }))
  assert.match(await problemOf(previews, 'a'), /MB of memory/)
  await isAlive(previews)
})

test('a flood of log lines is slowed down and cut', async (t) => {
  const previews = await previewsFor(t, { limits: { answer: 1 } })
  const flood = `
    app.get('/flood', async () => { for (;;) console.log('x'.repeat(100_000)) })
    app.get('/', async () => ({ word: 'alive' }))`
  await previews.start('a', backendOf(flood))
  await assert.rejects(previews.request('a', { method: 'GET', path: '/flood' }))
  assert.ok(previews.logs('a').length <= 500)
  assert.ok(previews.logs('a').every((line) => line.text.length <= 4000))
  await isAlive(previews)
})

test('a request that is never answered', async (t) => {
  const previews = await previewsFor(t, { limits: { answer: 1 } })
  const rude = `
    app.get('/silent', () => new Promise(() => {}))
    app.get('/', async () => ({ word: 'alive' }))`
  await previews.start('a', backendOf(rude))
  const silent = previews.request('a', { method: 'GET', path: '/silent' })
  await assert.rejects(silent, /did not answer within 1 seconds?/)
  await isAlive(previews)
})

test('an answer that never ends', async (t) => {
  const previews = await previewsFor(t)
  const rude = `
    const { Readable } = await import('node:stream')
    app.get('/endless', (_, reply) =>
      reply.send(new Readable({ read() { this.push(Buffer.alloc(1024 * 1024)) } })))
    app.get('/', async () => ({ word: 'alive' }))`
  await previews.start('a', backendOf(rude))
  const endless = previews.request('a', { method: 'GET', path: '/endless' })
  await assert.rejects(endless, /larger than can be shown/)
  await isAlive(previews)
})

test('reports that the code forges are worth nothing', async (t) => {
  const previews = await previewsFor(t)
  const forge = `
    const { writeSync } = await import('node:fs')
    for (const text of ['{"type":"done"', 'null', '{"type":"failed","id":1}', 'x'.repeat(200_000)])
      writeSync(3, text + '\\n')
    for (let id = 0; id < 9; id++)
      writeSync(3, JSON.stringify({ type: 'done', id, numbers: [] }) + '\\n')
    await new Promise(() => {})`
  const result = await previews.start('a', backendOf(forge))
  assert.ok(!result.ok && 'problem' in result)
  assert.match(result.problem.message, /answers no request/)
})

test('code that fills the disk is ended', async (t) => {
  const previews = await previewsFor(t, { limits: { disk: 8 } })
  const fill = `
    const { appendFile } = await import('node:fs/promises')
    const folder = config.databaseUrl.slice('sqlite:'.length, -'/app.db'.length)
    app.get('/fill', async () => {
      // Many files: one alone meets the limit of a file's size first, on a fast disk.
      for (let n = 0; ; n++) await appendFile(folder + '/full' + (n >> 2), Buffer.alloc(1024 * 1024))
    })
    app.get('/', async () => ({ word: 'alive' }))`
  await previews.start('a', backendOf(fill))
  await assert.rejects(previews.request('a', { method: 'GET', path: '/fill' }))
  assert.match(await problemOf(previews, 'a'), /more than 8 MB of data/)
})

test('code that ends itself is started again by the next request', async (t) => {
  const previews = await previewsFor(t)
  const quit = `
    app.get('/quit', async () => process.exit(3))
    app.get('/throw', async () => { setImmediate(() => { throw new TypeError('out of the blue') }); return {} })
    app.get('/', async () => ({ word: 'alive' }))`
  await previews.start('a', backendOf(quit))
  await assert.rejects(previews.request('a', { method: 'GET', path: '/quit' }), /closed the conn/)
  await isAlive(previews)
})

test('ids that are paths are no ids', async (t) => {
  const previews = await previewsFor(t)
  for (const id of ['../a', '', '.', 'a/b', 'a\0', 'x'.repeat(65)]) {
    const result = await previews.start(id, saying('x'))
    assert.ok(!result.ok && 'problem' in result)
    assert.match(result.problem.message, /id is made of letters/)
  }
})

/** Limits are tight here, and a busy machine is slow: that it answers counts, not at which attempt. */
async function isAlive(previews: Previews): Promise<void> {
  for (let left = 20; ; left--) {
    const answer = await previews.request('a', GET).catch((error: unknown) => {
      if (!(error instanceof NoAnswer) || left === 0) throw error
    })
    if (answer !== undefined) return assert.equal(answer.body, '{"word":"alive"}')
  }
}
