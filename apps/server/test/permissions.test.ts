import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  api,
  hasRole,
  isRole,
  type Contract,
  type ProjectRole,
  type RouteName,
} from '@drawbridge/protocol'
import type { Browser } from './client.ts'
import { addTable } from './drawings.ts'
import { SAMPLES } from './every-route.ts'
import { join } from './members.ts'
import { onBothDatabases } from './studios.ts'

const names = Object.keys(api) as RouteName[]

const ABOUT_PROJECTS = names.filter((name) => isRole(api[name].permission))

function mayCall(role: ProjectRole, name: RouteName): boolean {
  const { permission } = api[name]
  return isRole(permission) && hasRole(role, permission)
}

/** What it does is another matter. */
function assertLetIn({ status, body }: Awaited<ReturnType<typeof call>>, name: string): void {
  assert.ok(![401, 403, 500].includes(status), `${name}: ${status}`)
  assert.doesNotMatch(JSON.stringify(body) ?? '', /no such project/, name)
}

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
    for (const name of ABOUT_PROJECTS) {
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
    for (const name of ABOUT_PROJECTS) {
      const { id } = await ada.must('createProject', { body: {} })
      assertLetIn(await call(ada, name, id), name)
    }
  })

  test('each role gets in where its like may, and is told who may elsewhere', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: { name: 'Library' } })
    for (const role of ['viewer', 'editor'] as const) {
      const grace = await studio.browser().register(`${role}@example.com`)
      await join(ada, grace, id, role)
      const before = await ada.must('readDocument', { params: { project: id } })
      const refused = ABOUT_PROJECTS.filter((name) => !mayCall(role, name))
      assert.ok(refused.length > 10, role)
      for (const name of refused) {
        const { status, body } = await call(grace, name, id)
        assert.equal(status, 403, `${role} ${name}`)
        assert.match(JSON.stringify(body), /one of/, `${role} ${name}`)
      }
      assert.deepEqual(await ada.must('readDocument', { params: { project: id } }), before)
      // Leaving comes last.
      const allowed = ABOUT_PROJECTS.filter((name) => mayCall(role, name))
      for (const name of allowed.toSorted((a) => (a === 'leaveProject' ? 1 : -1)))
        assertLetIn(await call(grace, name, id), `${role} ${name}`)
      assert.equal((await call(grace, 'readProject', id)).status, 404, role)
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
