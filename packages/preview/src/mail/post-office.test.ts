import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { compile } from '@drawbridge/compiler'
import { previewsFor, TRIED_LEVELS } from '../fixture.ts'

const MANIFEST = {
  drawbridge: 1,
  name: 'Doors',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'auth',
      kind: 'auth',
      name: 'auth',
      settings: { ways: [{ kind: 'emailVerification' }, { kind: 'magicLink' }] },
    },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    { id: 'mail', kind: 'mail', name: 'mail', settings: {} },
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
    { id: 'c4', from: 'auth', to: 'mail' },
  ],
}

for (const level of TRIED_LEVELS) {
  test(`mail goes into the mailbox of the preview, with links to it, at level ${level}`, async (t) => {
    const compiled = await compile(MANIFEST, { dialect: 'sqlite' })
    assert.ok(compiled.ok)
    const previews = await previewsFor(t, { highest: level })
    const address = 'http://p1.localhost:3000'
    assert.deepEqual(await previews.start('a', compiled, { address }), { ok: true, version: 1 })
    const came = once(previews.events, 'mail')
    const headers = { 'content-type': 'application/json' }
    const { status, body } = await previews.request('a', {
      method: 'POST',
      path: '/auth/register',
      headers,
      body: JSON.stringify({ email: 'ada@example.com', password: 'parapluie bleu du mardi' }),
    })
    assert.equal(status, 201, body ?? '')
    await came
    const [mail, ...others] = previews.mails('a')
    assert.deepEqual(others, [])
    assert.equal(mail?.to, 'ada@example.com')
    assert.equal(mail?.subject, 'Confirm your address for Doors')
    assert.match(mail?.text ?? '', /http:\/\/p1\.localhost:3000\/auth\/email\/confirm#[\w-]{43}/)
    previews.emptyMailbox('a')
    assert.deepEqual(previews.mails('a'), [])
  })
}
