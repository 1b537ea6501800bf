import assert from 'node:assert/strict'
import { test } from 'node:test'
import { api, type Contract, type RouteName } from '@drawbridge/protocol'
import type { Browser } from './client.ts'
import { addTable } from './drawings.ts'
import { SAMPLES } from './every-route.ts'
import { onBothDatabases } from './studios.ts'

const names = Object.keys(api) as RouteName[]

/** One call with good input, about this project. */
function call(browser: Browser, name: RouteName, project: string) {
  const { params, ...rest } = SAMPLES[name]
  const named = api[name].path.includes(':project') ? { project } : {}
  return browser.call(name, { ...rest, params: { ...params, ...named } } as never)
}

onBothDatabases('every route, whoever calls', (open) => {
  test('nobody gets in where an account is needed', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    for (const name of names) {
      const { status } = await call(studio.browser(), name, id)
      if (api[name].permission === 'anyone') assert.notEqual(status, 403, name)
      else assert.equal(status, 401, name)
    }
  })

  test('somebody else’s project is as missing as one that never was', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const eve = await studio.browser().register('mallory@example.com')
    const { id } = await ada.must('createProject', { body: { name: 'Library' } })
    await ada.must('sendCommands', {
      params: { project: id },
      body: { base: 0, entries: [addTable('t_a', 'authors')] },
    })
    const before = await ada.must('readDocument', { params: { project: id } })
    for (const name of names.filter((one) => api[one].permission === 'project')) {
      const foreign = await call(eve, name, id)
      const missing = await call(eve, name, `p${'0'.repeat(32)}`)
      assert.equal(foreign.status, 404, name)
      assert.deepEqual(withoutId(foreign.body), withoutId(missing.body), name)
    }
    assert.deepEqual(await ada.must('readDocument', { params: { project: id } }), before)
    assert.deepEqual((await eve.must('listProjects')).data, [])
  })

  test('somebody else’s session can’t be ended', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const eve = await studio.browser().register('mallory@example.com')
    const [session] = (await ada.must('listSessions')).data
    const params = { id: session?.id ?? '' }
    assert.equal((await eve.call('endSession', { params })).status, 404)
    assert.equal((await ada.call('me')).status, 200)
  })

  test('the owner gets in everywhere', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    for (const name of names.filter((one) => api[one].permission === 'project')) {
      const { id } = await ada.must('createProject', { body: {} })
      const { status } = await call(ada, name, id)
      assert.ok(![401, 403, 404, 500].includes(status), `${name}: ${status}`)
    }
  })

  test('a field that nobody asked for is refused, wherever it is put', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    for (const name of names) {
      const contract: Contract = api[name]
      const { body, params } = SAMPLES[name]
      const named = contract.path.includes(':project') ? { project: id } : {}
      if (body === undefined) continue
      const { status } = await ada.call(name, {
        params: { ...params, ...named },
        body: { ...body, ownerId: 'u1', role: 'admin' },
      } as never)
      assert.equal(status, 400, name)
    }
  })
})

test('a server with a route that does not say who may call it does not start', async () => {
  const { default: Fastify } = await import('fastify')
  const { guardRoutes } = await import('../src/http/bind.ts')
  const app = Fastify()
  guardRoutes(app, {} as never, {} as never)
  assert.throws(
    () => app.get('/api/everything', async () => 'secrets'),
    /does not say who may call/,
  )
})

function withoutId(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? { ...body, requestId: '' } : body
}
