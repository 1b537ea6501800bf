import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { CSRF_HEADER } from '@drawbridge/protocol'
import { CannotStart, startStudio } from '../src/start-studio.ts'
import type { StudioConfig } from '../src/config.ts'
import { raw } from './raw.ts'
import { openStudio, withNewDatabase, type TestStudio } from './studios.ts'

async function withStudio(
  work: (studio: TestStudio) => Promise<void>,
  more: Partial<StudioConfig> = {},
): Promise<void> {
  await withNewDatabase('sqlite', async (place) => {
    const canvasDir = join(place.dataDir, 'canvas')
    await mkdir(join(canvasDir, 'assets'), { recursive: true })
    await writeFile(join(canvasDir, 'index.html'), '<title>Canvas</title>')
    await writeFile(join(canvasDir, 'assets', 'main.js'), 'export {}')
    await writeFile(join(place.dataDir, 'secret.txt'), 'secret')
    const studio = await openStudio({ ...place, canvasDir, ...more })
    await work(studio).finally(() => studio.app.close())
  })
}

const get = (studio: TestStudio, path: string, headers = {}, method = 'GET') =>
  raw(studio.url, {
    method,
    path,
    headers: { host: new URL(studio.url).host, ...headers },
  })

test('every answer forbids what a page of ours never does', async () => {
  await withStudio(async (studio) => {
    for (const path of ['/', '/api/me', '/assets/main.js', '/nothing', '/api/nothing']) {
      const { headers } = await get(studio, path, { accept: 'text/html' })
      const policy = String(headers['content-security-policy'])
      assert.match(policy, /default-src 'none'/, path)
      assert.match(policy, /frame-ancestors 'none'/)
      assert.match(policy, /base-uri 'none'/)
      assert.doesNotMatch(policy, /object-src/)
      assert.doesNotMatch(policy, /unsafe|\*/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
      assert.equal(headers['referrer-policy'], 'same-origin')
      assert.equal(headers['access-control-allow-origin'], undefined)
      assert.equal(headers['x-powered-by'], undefined)
    }
    const { headers } = await get(studio, '/api/me')
    assert.equal(headers['cache-control'], 'no-store')
  })
})

test('the canvas is served at every address that is none of the API, and nothing beside it', async () => {
  await withStudio(async (studio) => {
    const accept = 'text/html,*/*'
    for (const path of ['/', '/projects/p1', '/a/b/c']) {
      assert.match((await get(studio, path, { accept })).body, /Canvas/, path)
      const { status, body } = await get(studio, path, { accept }, 'HEAD')
      assert.deepEqual({ status, body }, { status: 200, body: '' }, path)
    }
    assert.equal((await get(studio, '/assets/main.js')).body, 'export {}')
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2f..%2fsecret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/..%5csecret.txt',
      '//secret.txt',
    ]) {
      const { status, body } = await get(studio, path)
      assert.ok(status >= 400 && !body.includes('secret\n') && body !== 'secret', path)
    }
  })
})

test('the studio answers to its own names alone', async () => {
  await withStudio(async (studio) => {
    const { port } = new URL(studio.url)
    const status = async (host: string) => (await get(studio, '/api/me', { host })).status
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      assert.equal(await status(host), 401, host)
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `127.evil.example:${port}`,
      `localhost.evil.example:${port}`,
      `x.localhost:${port}`,
      '10.0.0.1',
      `localhost:${port}@evil.example`,
    ])
      assert.equal(await status(host), 403, host)
  })
})

test('bad input is refused plainly: huge, deep, poisoned, broken, none', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const post = (body: string, type = 'application/json') =>
      raw(studio.url, {
        method: 'POST',
        path: '/api/projects',
        headers: {
          host: new URL(studio.url).host,
          origin: studio.url,
          cookie: ada.cookies,
          [CSRF_HEADER]: ada.csrfToken,
          'content-type': type,
        },
        body,
      })
    const bodies: Record<string, string> = {
      empty: '',
      'not JSON': '{',
      'a list': '[]',
      null: 'null',
      'a number': '7',
      prototype: '{"__proto__":{"admin":true}}',
      constructor: '{"manifest":{"constructor":{"prototype":{"admin":true}}}}',
      'deep prototype': '{"manifest":{"nodes":[{"__proto__":1}]}}',
      deep: `{"manifest":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      huge: `{"manifest":"${'x'.repeat(6_000_000)}"}`,
      'a long name': JSON.stringify({ name: 'x'.repeat(101) }),
      'a list as name': JSON.stringify({ name: ['x'] }),
      'a lone surrogate':
        '{"manifest":{"drawbridge":1,"name":"\\ud800","nodes":[],"connections":[]}}',
    }
    for (const [what, body] of Object.entries(bodies)) {
      const { status, body: answer, headers } = await post(body)
      assert.ok(status >= 400 && status < 500, `${what}: ${status} ${answer}`)
      assert.match(String(headers['content-type']), /problem\+json/)
      assert.doesNotMatch(answer, /node_modules|at \w+ \(/)
    }
    assert.deepEqual((await ada.must('listProjects')).data, [])
  })
})

test('too many requests in a minute are told to wait', async () => {
  await withStudio(
    async (studio) => {
      const statuses: number[] = []
      for (let count = 0; count < 12; count++) statuses.push((await get(studio, '/api/me')).status)
      assert.deepEqual(statuses.slice(-2), [429, 429])
      assert.equal(statuses[0], 401)
    },
    { limits: { requests: 10 } },
  )
})

test('the reference is for whoever is signed in', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    for (const path of ['/api/openapi.json', '/api/docs', '/api/docs.css']) {
      assert.equal((await get(studio, path)).status, 401)
      assert.equal((await get(studio, path, { cookie: ada.cookies })).status, 200)
    }
  })
})

test('reaching for what is somebody else’s is written down', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const eve = await studio.browser().register('mallory@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    await eve.call('readProject', { params: { project: id } })
    const lines = await studio.studio.storage.queries
      .selectFrom('audit')
      .selectAll()
      .where('event', '=', 'refused')
      .execute()
    assert.equal(lines.length, 1)
    assert.match(lines[0]?.detail ?? '', /"route":"\/api\/projects\/:project"/)
  })
})

test('a port that is taken is said plainly', async () => {
  await withStudio(async (studio) => {
    const port = Number(new URL(studio.url).port)
    await withNewDatabase('sqlite', async (place) => {
      await assert.rejects(startStudio({ ...place, port }), (error) => {
        assert.ok(error instanceof CannotStart)
        assert.match(error.message, new RegExp(`Port ${port} is taken`))
        return true
      })
    })
  })
})

test('a database of another kind, or none, is said plainly', async () => {
  await withNewDatabase('sqlite', async ({ dataDir }) => {
    for (const databaseUrl of ['oracle://x', 'mysql://nobody@127.0.0.1:1/none'])
      await assert.rejects(startStudio({ dataDir, databaseUrl, port: 0 }), CannotStart, databaseUrl)
  })
})
