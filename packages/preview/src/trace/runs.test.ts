import { compile } from '@drawbridge/compiler'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test, type TestContext } from 'node:test'
import { previewsFor } from '../fixture.ts'
import type { Run } from './runs.ts'

const SHOP = new URL('../../../../samples/shop/manifest.json', import.meta.url)
const WORKSPACE = new URL('../../../../samples/workspace/manifest.json', import.meta.url)
const PASSWORD = 'quiet otter paints viaducts'
const JSON_TYPE = { 'content-type': 'application/json' }

async function shop(t: TestContext) {
  const previews = await previewsFor(t)
  const compiled = await compile(await readFile(SHOP, 'utf8'), { dialect: 'sqlite' })
  assert.ok(compiled.ok)
  assert.deepEqual(await previews.start('a', compiled), { ok: true, version: 1 })
  const send = async (method: string, path: string, headers: Headers = {}, body?: object) => {
    const sent = body && { body: JSON.stringify(body), headers: { ...JSON_TYPE, ...headers } }
    const { run, ...answer } = await previews.watch('a', { method, path, headers, ...sent })
    assert.ok(run, `${method} ${path} tells what it did`)
    return { ...answer, run }
  }
  return { previews, send }
}

type Headers = Readonly<Record<string, string>>
const statements = ({ moments }: Run) => moments.filter((one) => one.sort === 'statement')

test('every request tells its statements, who called, why it was refused, and no secret', async (t) => {
  const { previews, send } = await shop(t)
  const account = { email: 'ada@example.com', name: 'Ada', password: PASSWORD }
  const registered = await send('POST', '/auth/register', {}, account)
  const { accessToken, refreshToken } = JSON.parse(registered.body)
  const opened = statements(registered.run).find(({ text }) => text.includes('INTO users'))
  assert.deepEqual(opened?.values.slice(0, 2), ['ada@example.com', 'Ada'])
  assert.equal(opened?.rows, 1)

  const ada = { authorization: `Bearer ${accessToken}` }
  const forbidden = await send('POST', '/products', ada, { title: 'Mug' })
  assert.deepEqual(
    [forbidden.status, forbidden.run.route?.name, forbidden.run.failed?.message],
    [403, 'createProduct', 'Your role does not allow this.'],
  )
  assert.deepEqual(forbidden.run.route?.access, ['role:staff', 'role:admin'])

  const missing = await send('POST', '/orders/7/cancel', ada)
  assert.equal(missing.status, 404)
  const { failed, moments, caller } = missing.run
  assert.equal(failed?.file, 'src/flows/cancel-order/cancel-order.ts')
  assert.equal(failed.node, 'api')
  assert.equal(Object.entries(caller ?? {}).find(([name]) => name === 'role')?.[1], 'customer')
  const step = moments.find((one) => one.sort === 'step' && one.failed !== undefined)
  assert.ok(step, 'the step that refused is told')

  // All of it is kept where nothing in it is secret.
  const { sent } = missing.run
  assert.equal(sent?.path, '/orders/7/cancel')
  assert.equal(sent.proved, true)
  assert.doesNotMatch(JSON.stringify(sent), /authorization/)
  const long = 'x'.repeat(300)
  const longer = await send('GET', `/products?title=${long}`)
  assert.ok(longer.run.path.endsWith('…'))
  assert.deepEqual(longer.run.cut, ['path'])
  const ended = await send('GET', '/products?title=Ended%E2%80%A6')
  assert.deepEqual(ended.run.cut, [], 'what ends like that is not cut')
  assert.equal(longer.run.sent?.path, `/products?title=${long}`)
  assert.equal((await send('GET', '/products?token=seven%20letters')).run.sent, undefined)

  const nowhere = await send('GET', '/nowhere?token=seven%20letters')
  assert.deepEqual([nowhere.status, nowhere.run.route], [404, undefined])

  const told = JSON.stringify(previews.runs('a'))
  for (const secret of [PASSWORD, accessToken, refreshToken, 'seven%20letters', 'argon2'])
    assert.ok(!told.includes(secret), secret)
  assert.ok(previews.runs('a').length >= 4)
  assert.equal(previews.runs('a')[0]?.path, nowhere.run.path)
})

test('what opens something is shown nowhere, however it goes in and out', async (t) => {
  const previews = await previewsFor(t)
  const drawn = JSON.parse(await readFile(WORKSPACE, 'utf8'))
  const auth = drawn.nodes.find(({ kind }: { readonly kind: string }) => kind === 'auth')
  auth.settings.ways.push({ kind: 'totp' })
  const compiled = await compile(JSON.stringify(drawn), { dialect: 'sqlite' })
  assert.ok(compiled.ok, JSON.stringify(compiled))
  assert.deepEqual(await previews.start('a', compiled), { ok: true, version: 1 })
  const post = async (path: string, headers: Headers, body: object) => {
    const request = { method: 'POST', path, headers: { ...JSON_TYPE, ...headers } }
    const { body: text, status } = await previews.watch('a', {
      ...request,
      body: JSON.stringify(body),
    })
    assert.ok(status < 300, `${path}: ${status} ${text}`)
    return text === '' ? {} : JSON.parse(text)
  }
  const account = { email: 'ada@example.com', name: 'Ada', password: PASSWORD }
  const { accessToken } = await post('/auth/register', {}, account)
  const ada = { authorization: `Bearer ${accessToken}` }
  const { key } = await post('/auth/keys', ada, { name: 'k', scopes: ['read'], days: 30 })
  const { secret, url } = await post('/auth/totp', ada, { currentPassword: PASSWORD })
  const byKey = { method: 'GET', path: `/projects?q=${key}`, headers: { 'x-api-key': key } }
  await previews.watch('a', byKey)
  const told = JSON.stringify(previews.runs('a'))
  for (const one of [PASSWORD, accessToken, key, secret, url]) {
    assert.ok(String(one).length >= 15, String(one))
    assert.ok(!told.includes(one), one)
  }
  assert.ok(told.includes('ada@example.com'), 'who it was about is told')
})

test('what is asked a thousand times is answered each time, and watched as far as it is of use', async (t) => {
  const { previews } = await shop(t)
  const request = { method: 'GET', path: '/products' }
  for (let round = 0; round < 10; round += 1) {
    const all = Array.from({ length: 40 }, () => previews.request('a', request))
    for (const { status } of await Promise.all(all)) assert.ok(status === 200 || status === 429)
  }
  const { run } = await previews.watch('a', request)
  assert.ok(run !== undefined, 'what the studio asks itself is always watched')
  assert.ok(previews.runs('a').length <= 100)
})
