import assert from 'node:assert/strict'
import { test } from 'node:test'
import { api, API_PREFIX, CSRF_HEADER, type Contract, type RouteName } from '@drawbridge/protocol'
import { SAMPLES } from './every-route.ts'
import { raw } from './raw.ts'
import { onBothDatabases } from './studios.ts'

type Headers = Record<string, string>

/** Each a way in which another page could have made the victim's browser send it. */
function forgeries(url: string, token: string): [string, (headers: Headers) => Headers][] {
  const { port } = new URL(url)
  const set = (more: Headers) => (headers: Headers) => ({ ...headers, ...more })
  const without = (name: string) => (headers: Headers) =>
    Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))
  const origin = (value: string) => set({ origin: value })
  return [
    ['no token', without(CSRF_HEADER)],
    ['an empty token', set({ [CSRF_HEADER]: '' })],
    ['a wrong token', set({ [CSRF_HEADER]: 'A'.repeat(43) })],
    ['a shorter token', set({ [CSRF_HEADER]: token.slice(0, -1) })],
    ['a token twice', set({ [CSRF_HEADER]: `${token},${token}` })],
    ['no origin', without('origin')],
    ['origin null', origin('null')],
    ['an empty origin', origin('')],
    ['a stranger', origin('https://evil.example')],
    ['a stranger on our port', origin(`http://evil.example:${port}`)],
    ['our name as a beginning', origin(`http://localhost:${port}.evil.example`)],
    ['our name as a user', origin(`http://localhost:${port}@evil.example`)],
    ['a name below ours', origin(`http://preview.localhost:${port}`)],
    ['another port', origin('http://localhost:1')],
    ['no port', origin('http://localhost')],
    ['another scheme', origin(`https://localhost:${port}`)],
    ['another name of this machine', origin(`http://127.0.0.1:${port}`)],
    ['a path', origin(`http://localhost:${port}/`)],
    ['upper case', origin(`HTTP://LOCALHOST:${port}`)],
    ['two origins', origin(`http://localhost:${port} https://evil.example`)],
    ['fetch metadata: cross-site', set({ 'sec-fetch-site': 'cross-site' })],
    ['fetch metadata: same-site', set({ 'sec-fetch-site': 'same-site' })],
    ['fetch metadata: none', set({ 'sec-fetch-site': 'none' })],
    ['a form', (headers) => ({ ...without(CSRF_HEADER)(headers), 'content-type': 'text/plain' })],
    [
      'a rebound name',
      set({ host: `evil.example:${port}`, origin: `http://evil.example:${port}` }),
    ],
    [
      'a preview’s name',
      set({ host: `p0.localhost:${port}`, origin: `http://p0.localhost:${port}` }),
    ],
    ['a method override', (h) => ({ ...without(CSRF_HEADER)(h), 'x-http-method-override': 'GET' })],
  ]
}

onBothDatabases('requests forged by other pages', (open) => {
  test('none changes anything, on any route', async () => {
    // More calls than anybody makes in a minute.
    const studio = await open({ limits: { requests: 10_000 } })
    const ada = await studio.browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: { name: 'Library' } })
    const before = await ada.must('readDocument', { params: { project: id } })
    const unsafe = (Object.keys(api) as RouteName[]).filter(
      (name) => api[name].method !== 'GET' && api[name].permission !== 'anyone',
    )
    let refused = 0
    for (const name of unsafe)
      for (const [what, forge] of forgeries(studio.url, ada.csrfToken)) {
        const { method, path }: Contract = api[name]
        const { body } = SAMPLES[name]
        const headers = forge({
          host: new URL(studio.url).host,
          cookie: ada.cookies,
          origin: studio.url,
          [CSRF_HEADER]: ada.csrfToken,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        })
        const answer = await raw(studio.url, {
          method,
          path: API_PREFIX + path.replace(':project', id).replace(/:\w+/, '0'),
          headers,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })
        assert.equal(answer.status, 403, `${name}, ${what}: ${answer.status} ${answer.body}`)
        refused++
      }
    assert.ok(refused > 400)
    assert.deepEqual(await ada.must('readDocument', { params: { project: id } }), before)
  })

  test('nobody is signed in by another page', async () => {
    const studio = await open()
    await studio.browser().register('ada@example.com')
    const doors = (Object.keys(api) as RouteName[]).filter(
      (name) => api[name].method === 'POST' && api[name].permission === 'anyone',
    )
    for (const name of doors)
      for (const origin of ['null', 'https://evil.example', 'http://x.localhost']) {
        const answer = await raw(studio.url, {
          method: 'POST',
          path: API_PREFIX + api[name].path,
          headers: { host: new URL(studio.url).host, origin, 'content-type': 'application/json' },
          body: JSON.stringify(SAMPLES[name].body),
        })
        assert.equal(answer.status, 403, name)
        assert.equal(answer.headers['set-cookie'], undefined)
      }
  })

  test('bodies are JSON, by that exact name, or not taken', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const spellings = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json-patch+json',
      'application/jsonx',
      'text/json',
      'application/*',
      '*/*',
      'application/json, text/plain',
      'applicationjson',
      'application/ld+json',
    ]
    for (const type of spellings) {
      const headers = { 'content-type': type }
      const { status } = await ada.call('createProject', { body: {}, headers })
      assert.ok(status === 415 || status === 400, `${type}: ${status}`)
    }
    assert.equal((await ada.must('listProjects')).data.length, 0)
  })
})
