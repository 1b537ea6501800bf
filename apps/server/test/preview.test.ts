import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { LiveMessage, PreviewState } from '@drawbridge/protocol'
import { WebSocket } from 'ws'
import type { Browser } from './client.ts'
import { entry } from './drawings.ts'
import { raw } from './raw.ts'
import { withStudio, type TestStudio } from './studios.ts'

type Shown = Omit<PreviewState, 'logs'>

/** Waits on the live connection until the preview is as it should be. */
async function watch(studio: TestStudio, browser: Browser, project: string) {
  const url = `${studio.url.replace('http', 'ws')}/api/projects/${project}/live`
  const headers = { cookie: browser.cookies, origin: studio.url }
  const socket = new WebSocket(url, { headers })
  const waiting = new Set<(shown: Shown) => void>()
  const states: string[] = []
  socket.on('message', (data) => {
    const message: LiveMessage = JSON.parse(String(data))
    if (message.type !== 'preview') return
    states.push(message.preview.state)
    for (const one of waiting) one(message.preview)
  })
  await once(socket, 'open')
  return {
    /** All that it was told so far. */
    states,
    async until(wanted: (shown: Shown) => boolean): Promise<Shown> {
      const { promise, resolve } = Promise.withResolvers<Shown>()
      const look = (shown: Shown) => {
        if (wanted(shown)) resolve(shown)
      }
      waiting.add(look)
      look(await browser.must('readPreview', { params: { project } }))
      return promise.finally(() => waiting.delete(look))
    },
    close: () => socket.close(),
  }
}

test('a drawing runs, is called, follows its edits, and stops', { timeout: 120_000 }, async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { template: 'task-list' } })
    const params = { project }
    const live = await watch(studio, ada, project)
    const first = await live.until(({ state }) => state === 'running' || state === 'problem')
    assert.equal(first.problem, null)
    assert.ok(first.isolation.level > 0)

    const call = (body: Parameters<typeof ada.must<'callPreview'>>[1] & object) =>
      ada.must('callPreview', { params, ...body })
    const nobody = await call({ body: { as: 'nobody', method: 'GET', path: '/tasks' } })
    assert.equal(nobody.status, 401)
    const mine = await call({ body: { as: 'user', method: 'GET', path: '/tasks?sort=id' } })
    assert.equal(mine.status, 200)
    assert.equal(JSON.parse(mine.body).data[0].title, 'Draw the first table')
    assert.ok(mine.run?.nodes.includes('api') && mine.run.nodes.includes('tasks'))
    const hers = await call({ body: { as: { name: 'grace' }, method: 'GET', path: '/tasks' } })
    assert.deepEqual(JSON.parse(hers.body).data, [])
    const span = {
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      name: 'GET /tasks',
      kind: 2,
      startTimeUnixNano: '1700000000000000000',
      endTimeUnixNano: '1700000000001000000',
      attributes: [
        { key: 'http.request.method', value: { stringValue: 'GET' } },
        { key: 'http.route', value: { stringValue: '/tasks' } },
        { key: 'http.response.status_code', value: { intValue: '200' } },
      ],
    }
    const trace = { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }
    const { runs: brought } = await ada.must('addTraces', { params, body: { trace } })
    assert.equal(brought[0]?.route?.path, '/tasks')
    assert.equal(brought[0].elsewhere?.known, false)
    const kept = await ada.must('readRun', { params: { ...params, run: brought[0].id } })
    assert.equal(kept.status, 200)
    assert.equal((await ada.call('addTraces', { params, body: { trace: {} } })).status, 400)

    const backend = studio.browser()
    const send = async (key: string, to = project) => {
      const headers = { authorization: `Bearer ${key}` }
      const given = { params: { project: to }, headers, body: trace }
      return (await backend.call('receiveTraces', given)).status
    }
    const { key } = await ada.must('makeTraceKey', { params })
    const { id: other } = await ada.must('createProject', { body: {} })
    assert.deepEqual([await send(key), await send(key, other), await send('x')], [200, 401, 401])
    const [received] = (await ada.must('listRuns', { params })).runs
    assert.equal(received?.request, span.traceId)
    const listed = await backend.call('listRuns', {
      params,
      headers: { authorization: `Bearer ${key}` },
    })
    assert.equal(listed.status, 401, 'the key opens nothing else')
    const { key: next } = await ada.must('makeTraceKey', { params })
    assert.deepEqual([await send(key), await send(next)], [401, 200])
    await ada.must('endTraceKey', { params })
    assert.equal(await send(next), 401)
    assert.equal((await ada.must('readTraceKey', { params })).since, null)

    const newest = (await ada.must('listRuns', { params })).runs.find((one) => !one.elsewhere)
    assert.deepEqual([newest?.path, newest?.route?.access], ['/tasks', ['owner']])
    const run = await ada.must('readRun', { params: { ...params, run: newest?.id ?? 0 } })
    const whole = { as: { name: 'grace' }, method: 'GET', path: '/tasks' }
    assert.partialDeepStrictEqual(run.again, whole)
    assert.equal(run.there, JSON.parse(mine.body).data.length, 'what the rule hides is counted')
    const users = await call({ body: { as: 'admin', method: 'GET', path: '/users' } })
    assert.equal(users.status, 200)

    const field = { id: 'tasks_color', name: 'color', type: 'string' }
    const edit = entry({ type: 'insertItem', id: 'tasks', path: ['fields'], item: field })
    const saved = await ada.must('sendCommands', { params, body: { base: 0, entries: [edit] } })
    await live.until(({ state, version }) => state === 'running' && version === saved.version)
    const body = JSON.stringify({ title: 'Paint it', color: 'red' })
    const headers = { 'content-type': 'application/json' }
    const made = await call({
      body: { as: 'user', method: 'POST', path: '/tasks', headers, body },
    })
    assert.equal(made.status, 201)
    const { id } = JSON.parse(made.body)

    const move = entry({ type: 'moveNodes', positions: { tasks: { x: 1, y: 2 } } })
    const moved = await ada.must('sendCommands', {
      params,
      body: { base: saved.version, entries: [move] },
    })
    await live.until(({ state, version }) => state === 'running' && version === moved.version)

    const drop = { type: 'removeItem', id: 'tasks', path: ['fields', '#tasks_color'] } as const
    const { effects } = await ada.must('planPreview', { params, body: { commands: [drop] } })
    const [{ all, some, ...lost } = { all: 0, some: [] }, ...others] = effects
    assert.deepEqual(others, [])
    assert.partialDeepStrictEqual(lost, { table: 'tasks', column: 'color', rows: 1, isLoss: true })
    assert.ok(all > 1)
    assert.deepEqual(some, [{ row: 'Paint it', before: 'red', after: null }])

    const path = ['fields', '#tasks_color', 'required']
    const require = { type: 'setSetting', id: 'tasks', path, value: true } as const
    const plan = { params, body: { commands: [require] } }
    const [empty] = (await ada.must('planPreview', plan)).effects
    assert.match(empty?.sentence ?? '', /without tasks\.color will get an empty text/)
    assert.deepEqual([empty?.outcome, empty?.rows], ['changes', all - 1])
    const effect = empty?.id ?? ''
    const how = { effect, how: 'fill', value: 'blue' } as const
    const mended = await ada.must('mendRows', {
      params,
      body: { ...plan.body, mends: [how] },
    })
    assert.deepEqual(mended, { rows: all - 1, effects: [] })
    const again = await ada.call('mendRows', {
      params,
      body: { ...plan.body, mends: [{ ...how, effect: 'x' }] },
    })
    assert.equal(again.status, 422)

    const host = `${project}.localhost:${new URL(studio.url).port}`
    const outside = await raw(studio.url, {
      method: 'GET',
      path: '/tasks',
      headers: { host, cookie: ada.cookies },
    })
    assert.equal(outside.status, 401)
    const read = await call({ body: { as: 'user', method: 'GET', path: `/tasks/${id}` } })
    assert.equal(JSON.parse(read.body).color, 'red')

    await ada.must('resetPreview', { params })
    await live.until(({ state }) => state === 'running')
    await ada.must('stopPreview', { params })
    assert.equal((await ada.must('readPreview', { params })).state, 'stopped')
    const late = await raw(studio.url, { method: 'GET', path: '/tasks', headers: { host } })
    assert.equal(late.status, 503)
    live.close()
  })
})

test('with cookie sessions, too, one can be somebody, in what starts once', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const file = join(import.meta.dirname, '../../../samples/library/manifest.json')
    const manifest = JSON.parse(await readFile(file, 'utf8'))
    const { id: project } = await ada.must('createProject', { body: { manifest } })
    const params = { project }
    assert.equal((await ada.must('readPreview', { params })).state, 'stopped')
    const live = await watch(studio, ada, project)
    const start = () => ada.must('startPreview', { params })
    const begun = await Promise.all([start(), start()])
    assert.deepEqual(new Set(begun.map(({ state }) => state)), new Set(['starting']))
    const { problem } = await live.until(({ state }) => state === 'running' || state === 'problem')
    assert.equal(problem, null)
    for (const as of ['user', 'admin'] as const) {
      const request = { as, method: 'GET', path: '/account/me' } as const
      const me = await ada.must('callPreview', { params, body: request })
      assert.equal(me.status, 200, me.body)
      assert.match(me.body, as === 'admin' ? /librarian/ : /reader/)
    }
    const out = { as: 'user', method: 'POST', path: '/account/logout' } as const
    assert.equal((await ada.must('callPreview', { params, body: out })).status, 204)
    const again = { as: 'user', method: 'GET', path: '/account/me' } as const
    assert.equal((await ada.must('callPreview', { params, body: again })).status, 200)
    assert.deepEqual(live.states, ['starting', 'running'], 'asked for twice, it starts once')
    live.close()
  })
})

test('with a seat belt alone, what was drawn elsewhere runs when its owner says so', async () => {
  await withStudio(
    async (studio) => {
      const ada = await studio.browser().register('ada@example.com')
      const file = join(import.meta.dirname, '../../../samples/user-collection/manifest.json')
      const manifest = JSON.parse(await readFile(file, 'utf8'))
      const { id: project } = await ada.must('createProject', { body: { manifest } })
      const copy = await ada.must('duplicateProject', { params: { project }, body: {} })
      for (const { id } of [{ id: project }, copy]) {
        const params = { project: id }
        const refused = await ada.call('startPreview', { params })
        assert.equal(refused.status, 409)
        assert.match(JSON.stringify(refused.body), /came from elsewhere/)
        assert.equal((await ada.call('verifyCode', { params })).status, 409)
        assert.equal((await ada.must('readPreview', { params })).state, 'stopped')
      }
      const params = { project }
      const live = await watch(studio, ada, project)
      await ada.must('startPreview', { params, query: { trusted: true } })
      await live.until(({ state }) => state === 'running')
      live.close()
      await ada.must('stopPreview', { params })
      assert.equal((await ada.call('startPreview', { params })).status, 200, 'it is said once')
      const { id: own } = await ada.must('createProject', { body: {} })
      assert.equal((await ada.call('startPreview', { params: { project: own } })).status, 200)
    },
    { highestIsolation: 'seatBelt' },
  )
})

test('a drawing that can’t run says why, and where', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const live = await watch(studio, ada, project)
    await ada.must('startPreview', { params: { project } })
    const { problem } = await live.until(({ state }) => state === 'problem')
    assert.match(problem?.message ?? '', /can’t run yet/)
    live.close()
  })
})
