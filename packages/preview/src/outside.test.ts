import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { compile } from '@drawbridge/compiler'
import { logged, previewsFor, TRIED_LEVELS } from './fixture.ts'

const MANIFEST = new URL('../../compiler/src/testing/asks-weather.json', import.meta.url)

async function drawn() {
  const compiled = await compile(await readFile(MANIFEST, 'utf8'), { dialect: 'sqlite' })
  assert.ok(compiled.ok)
  return compiled
}

async function weather(t: TestContext) {
  const asked: IncomingHttpHeaders[] = []
  const server = createServer(({ headers }, response) => {
    asked.push(headers)
    response.end('blue')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return { asked, port: (server.address() as AddressInfo).port }
}

const SKY = { method: 'GET', path: '/sky' }

for (const level of TRIED_LEVELS) {
  test(`a service that is allowed is called with its secret, at level ${level}`, async (t) => {
    const { asked, port } = await weather(t)
    const previews = await previewsFor(t, { highest: level })
    const started = await previews.start('a', await drawn(), {
      environment: { WEATHER_URL: `http://127.0.0.1:${port}`, WEATHER_KEY: 'key of the project' },
      outside: [{ host: '127.0.0.1', port }],
    })
    assert.deepEqual(started, { ok: true, version: 1 })
    const { status, body, run } = await previews.watch('a', SKY)
    assert.deepEqual([status, body], [200, '{"sky":"blue"}'])
    const [call, ...others] = run?.moments.filter(({ sort }) => sort === 'call') ?? []
    assert.deepEqual(others, [])
    assert.ok(call?.sort === 'call' && call.status === 200 && call.ms !== null)
    assert.match(call.url, /^http:\/\/127\.0\.0\.1/)
    const step = run?.moments[call.within ?? -1]
    assert.equal(step?.sort, 'step', 'it is part of the step that asked')
    assert.ok(!JSON.stringify(run).includes('key of the project'))
    assert.equal(asked[0]?.authorization, 'Bearer key of the project')
  })
}

test('a host by name is looked up outside, and one that nobody allowed is not called', async (t) => {
  const { asked, port } = await weather(t)
  const looked: string[] = []
  const previews = await previewsFor(t, {
    reach: async (host) => {
      looked.push(host)
      return '127.0.0.1'
    },
  })
  const { level } = await previews.isolation()
  const environment = { WEATHER_URL: `http://weather.example.com:${port}`, WEATHER_KEY: 'k' }
  const outside = [{ host: 'weather.example.com', port }]
  await previews.start('a', await drawn(), { environment, outside })
  const { status } = await previews.request('a', SKY)
  await previews.start('b', await drawn(), { environment })
  const refused = await previews.request('b', SKY)
  assert.equal(refused.status, 502)
  if (level === 'isolated') {
    assert.deepEqual([status, looked, asked.length], [200, ['weather.example.com'], 1])
    await logged(previews, 'b', `does not call weather.example.com:${port}`)
  }
})

test('a host that may not be reached from here ends the call in plain words', async (t) => {
  const { asked, port } = await weather(t)
  const previews = await previewsFor(t, {
    reach: async () => {
      throw new Error('inside')
    },
  })
  await previews.start('a', await drawn(), {
    environment: { WEATHER_URL: `http://localhost:${port}`, WEATHER_KEY: 'k' },
    outside: [{ host: 'localhost', port }],
  })
  const { level } = await previews.isolation()
  const { status } = await previews.request('a', SKY)
  if (level === 'isolated') assert.deepEqual([status, asked.length], [502, 0])
})
