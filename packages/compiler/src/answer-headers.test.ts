import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boot } from './testing/boot.ts'
import { calling, steps } from './testing/calling.ts'
import { mistakesIn } from './testing/complaints.ts'

const going = (name: string, settings: object) => ({
  name,
  method: 'GET',
  query: [{ id: 'q1', name: 'next', type: 'string', required: true }],
  steps: steps({ kind: 'respond', settings }),
})
const MANIFEST = calling([
  going('go', { as: 'redirect', body: 'query.next' }),
  going('elsewhere', { as: 'redirect', body: '`https://example.com/${query.next}`' }),
  going('constant', { as: 'redirect', body: "'https://example.com/'" }),
  going('header', { body: '{ ok: true }', headers: { 'X-Next': 'query.next' } }),
])

test('callers send people to no other site, and end no line of a header', async () => {
  await using backend = await boot(MANIFEST, 'sqlite')
  assert.equal(mistakesIn(backend.folder), '')
  const get = (path: string, next: string) =>
    backend.app.inject({ url: `/${path}?next=${encodeURIComponent(next)}` })
  const locationOf = async (path: string, next: string) =>
    (await get(path, next)).headers['location']

  assert.equal(await locationOf('go', '/tasks/1?done=true#top'), '/tasks/1?done=true#top')
  for (const next of [
    'javascript:alert(1)',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'evil.example',
    '',
  ]) {
    const answer = await get('go', next)
    assert.equal(answer.statusCode, 400, next)
    assert.match(String(answer.headers['content-type']), /problem\+json/)
  }
  assert.equal(
    await locationOf('elsewhere', 'a\r\nset-cookie: b'),
    'https://example.com/aset-cookie:%20b',
  )
  assert.equal(await locationOf('constant', 'x'), 'https://example.com/')

  assert.equal((await get('header', 'fine é')).headers['x-next'], 'fine é')
  for (const next of ['a\r\nset-cookie: b=1', 'a\0', '漢']) {
    const answer = await get('header', next)
    assert.equal(answer.statusCode, 400, answer.body)
    assert.match(String(answer.headers['content-type']), /problem\+json/)
  }
})
