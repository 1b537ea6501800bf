import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { QUICK_TRIALS, type LiveMessage, type Verification } from '@drawbridge/protocol'
import { WebSocket } from 'ws'
import type { Browser } from './client.ts'
import { entry } from './drawings.ts'
import { withStudio, type TestStudio } from './studios.ts'

/** Everything that the live connection says of a verification, up to its end. */
async function tellings(studio: TestStudio, browser: Browser, project: string) {
  const url = `${studio.url.replace('http', 'ws')}/api/projects/${project}/live`
  const headers = { cookie: browser.cookies, origin: studio.url }
  const socket = new WebSocket(url, { headers })
  const told: Verification[] = []
  const ended = Promise.withResolvers<readonly Verification[]>()
  socket.on('message', (data) => {
    const message: LiveMessage = JSON.parse(String(data))
    if (message.type !== 'verification') return
    told.push(message.verification)
    if (message.verification.state === 'running') return
    socket.close()
    ended.resolve(told)
  })
  await once(socket, 'open')
  return ended.promise
}

test('the code of a drawing is tried while one looks on', { timeout: 180_000 }, async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { template: 'task-list' } })
    const params = { project }
    assert.equal((await ada.must('readVerification', { params })).verification, null)

    const telling = tellings(studio, ada, project)
    const begun = await ada.must('verifyCode', { params })
    assert.equal(begun.state, 'running')
    assert.deepEqual(
      begun.trials.map(({ name }) => name),
      [...QUICK_TRIALS],
    )
    const told = await telling
    const running = told.flatMap(
      ({ trials }) => trials.find(({ state }) => state === 'running') ?? [],
    )
    assert.deepEqual([...new Set(running.map(({ name }) => name))], [...QUICK_TRIALS])
    const last = told.at(-1)
    assert.equal(last?.state, 'ok', JSON.stringify(last))
    assert.ok(last?.trials.every(({ state, detail }) => state === 'ok' && detail !== ''))
    assert.deepEqual((await ada.must('readVerification', { params })).verification, last)

    const again = await ada.must('verifyCode', { params })
    assert.equal(again.state, 'ok', 'the very same files are not tried twice')

    const item = { id: 'tasks_odd', name: 'odd', type: 'riddle' }
    const broken = entry({ type: 'insertItem', id: 'tasks', path: ['fields'], item })
    await ada.must('sendCommands', { params, body: { base: 0, entries: [broken] } })
    const refused = await ada.call('verifyCode', { params })
    assert.equal(refused.status, 409)
  })
})
