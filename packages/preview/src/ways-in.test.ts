import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '@drawbridge/compiler'
import { previewsFor } from './fixture.ts'

const MANIFEST = {
  drawbridge: 1,
  name: 'Doors',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'auth',
      kind: 'auth',
      name: 'auth',
      settings: { ways: [{ kind: 'provider' }, { kind: 'passkeys' }] },
    },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        fields: [{ id: 'e', name: 'email', type: 'string', required: true, unique: true }],
        access: { read: ['owner'] },
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
}

test('people who are sent back to a preview are sent where it is', async (t) => {
  const compiled = await compile(MANIFEST, { dialect: 'sqlite' })
  assert.ok(compiled.ok)
  const previews = await previewsFor(t)
  const address = 'http://preview.localhost:3000'
  assert.deepEqual(await previews.start('a', compiled, { address }), { ok: true, version: 1 })
  const post = async (path: string, payload: object, token = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const body = JSON.stringify(payload)
    const answer = await previews.request('a', { method: 'POST', path, headers, body })
    return JSON.parse(answer.body)
  }
  const account = { email: 'ada@example.com', password: 'parapluie bleu du mardi' }
  const { accessToken } = await post('/auth/register', account)
  const challenge = 'x'.repeat(43)
  const { url } = await post('/auth/google/connect', { challenge }, accessToken)
  assert.ok(url.startsWith(`${address}/auth/google?ticket=`), url)
  const { rpId } = await post('/auth/passkeys/sign-in/options', {})
  assert.equal(rpId, 'preview.localhost', 'passkeys are good at its own address')
})

test('a backend that sends people elsewhere starts before it is known where it is', async (t) => {
  const compiled = await compile(MANIFEST, { dialect: 'sqlite' })
  assert.ok(compiled.ok)
  const previews = await previewsFor(t)
  assert.deepEqual(await previews.start('a', compiled), { ok: true, version: 1 })
})
