import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { withStudio } from './studios.ts'

const KEY = 'key-of-the-weather-93'

/** Asks a service, which it knows by a secret address, with a secret; and another at a plain one. */
const MANIFEST = JSON.parse(
  await readFile(
    join(import.meta.dirname, '../../../packages/compiler/src/testing/asks-weather.json'),
    'utf8',
  ),
)
MANIFEST.nodes.push({
  id: 'maps',
  kind: 'integration',
  name: 'maps',
  settings: {
    baseUrl: 'https://maps.example.com/v1',
    operations: [{ id: 'o', name: 'find', method: 'GET', path: '/find', responseAs: 'text' }],
  },
})

test('a preview calls a service with the project’s secret, once its host is allowed', async () => {
  const asked: IncomingHttpHeaders[] = []
  const service = createServer(({ headers }, response) => {
    asked.push(headers)
    response.end('blue')
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const { port } = service.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  await withStudio(async (studio) => {
    try {
      const ada = await studio.browser().register('ada@example.com')
      const { id: project } = await ada.must('createProject', { body: { manifest: MANIFEST } })
      const params = { project }
      const call = async () => {
        const body = { as: 'nobody', method: 'GET', path: '/sky' } as const
        return ada.must('callPreview', { params, body })
      }
      assert.deepEqual(await ada.must('readOutside', { params }), {
        secrets: [
          { name: 'WEATHER_KEY', isSet: false, node: 'weather' },
          { name: 'WEATHER_URL', isSet: false, node: 'weather' },
        ],
        hosts: [{ host: 'maps.example.com:443', isAllowed: false, isNamed: true }],
      })

      await ada.must('startPreview', { params, query: { trusted: true } })
      assert.equal((await call()).status, 502)
      for (const [secret, value] of [
        ['WEATHER_KEY', KEY],
        ['WEATHER_URL', `http://${host}`],
      ] as const)
        await ada.must('setSecret', { params: { project, secret }, body: { value } })
      const listed = await ada.must('readOutside', { params })
      assert.ok(!JSON.stringify(listed).includes(KEY))
      assert.deepEqual(listed.hosts, [
        { host, isAllowed: false, isNamed: true },
        { host: 'maps.example.com:443', isAllowed: false, isNamed: true },
      ])

      await ada.must('allowHost', { params, body: { host: `http://${host}/`, isAllowed: true } })
      const answer = await call()
      assert.deepEqual([answer.status, JSON.parse(answer.body)], [200, { sky: 'blue' }])
      assert.equal(asked.at(-1)?.authorization, `Bearer ${KEY}`)
      const { logs } = await ada.must('readPreview', { params })
      assert.ok(!JSON.stringify([answer, logs]).includes(KEY))

      const copy = await ada.must('duplicateProject', { params })
      const copied = await ada.must('readOutside', { params: { project: copy.id } })
      assert.deepEqual(
        copied.secrets.map(({ isSet }) => isSet),
        [false, false],
      )
      assert.ok(copied.hosts.every(({ isAllowed }) => !isAllowed))

      await ada.must('removeSecret', { params: { project, secret: 'WEATHER_KEY' } })
      await call()
      assert.notEqual(asked.at(-1)?.authorization, `Bearer ${KEY}`)
      await ada.must('allowHost', { params, body: { host, isAllowed: false } })
      const { isolation } = await ada.must('readPreview', { params })
      if (isolation.level === 3) assert.equal((await call()).status, 502)
    } finally {
      service.close()
    }
  })
})

test('what is no host, or no name of a secret, is refused in words', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { template: 'blank' } })
    for (const host of [
      '',
      'a b',
      'ftp://x',
      'api.example.com/v1',
      'me:secret@host',
      '*.com',
      'a.com:0',
    ])
      assert.ok(
        [400, 422].includes(
          (await ada.call('allowHost', { params: { project }, body: { host, isAllowed: true } }))
            .status,
        ),
        host,
      )
    const secret = await ada.call('setSecret', {
      params: { project, secret: 'lower' },
      body: { value: 'x' },
    })
    assert.equal(secret.status, 400)
    for (const own of ['JWT_SECRET', 'EGRESS_ALLOW', 'TRUST_PROXY', 'NODE_OPTIONS']) {
      const params = { project, secret: own }
      assert.equal((await ada.call('setSecret', { params, body: { value: 'x' } })).status, 422)
    }
  })
})
