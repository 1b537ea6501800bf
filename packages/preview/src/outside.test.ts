import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { compile } from '@drawbridge/compiler'
import { logged, previewsFor, TRIED_LEVELS } from './fixture.ts'

const MANIFEST = {
  drawbridge: 1,
  name: 'Asks others',
  nodes: [
    { id: 'db', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: { fields: [{ id: 'f', name: 'title', type: 'string' }] },
    },
    {
      id: 'weather',
      kind: 'integration',
      name: 'weather',
      settings: {
        urlFrom: 'WEATHER_URL',
        auth: { type: 'bearer', secret: 'WEATHER_KEY' },
        operations: [
          {
            id: 'o_now',
            name: 'now',
            method: 'GET',
            path: '/now',
            response: [{ id: 'r', name: 'sky', type: 'string', required: true }],
          },
        ],
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'e',
            name: 'sky',
            method: 'GET',
            path: '/sky',
            access: ['public'],
            steps: [
              {
                id: 's1',
                kind: 'operation',
                name: 'now',
                settings: { integration: 'weather', operation: 'now' },
              },
              { id: 's2', kind: 'respond', settings: { body: '{ sky: now.sky }' } },
            ],
          },
        ],
      },
    },
  ],
  connections: [],
}

async function drawn() {
  const compiled = await compile(MANIFEST, { dialect: 'sqlite' })
  assert.ok(compiled.ok)
  return compiled
}

async function weather(t: TestContext) {
  const asked: IncomingHttpHeaders[] = []
  const server = createServer(({ headers }, response) => {
    asked.push(headers)
    response.setHeader('content-type', 'application/json').end('{"sky":"blue"}')
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
    assert.equal(started.ok, true)
    const { status, body } = await previews.request('a', SKY)
    assert.deepEqual([status, body], [200, '{"sky":"blue"}'])
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
