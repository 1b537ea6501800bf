import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import type { LiveMessage } from '@drawbridge/protocol'
import { WebSocket } from 'ws'
import { addTable } from './drawings.ts'
import { onBothDatabases, type TestStudio } from './studios.ts'

type Headers = Readonly<Record<string, string>>

function connect(studio: TestStudio, project: string, headers: Headers): WebSocket {
  return new WebSocket(`${studio.url.replace('http', 'ws')}/api/projects/${project}/live`, {
    headers,
  })
}

/** The status with which a connection was refused, or 101. */
async function outcome(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, answer) => {
      answer.destroy()
      resolve(answer.statusCode ?? 0)
    })
    socket.on('error', () => {})
  })
}

onBothDatabases('live', (open) => {
  test('a second tab hears of what the first one saved', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    const socket = connect(studio, id, { cookie: ada.cookies, origin: studio.url })
    await once(socket, 'message')
    const message = once(socket, 'message')
    const edit = addTable('t_books', 'books')
    await ada.must('sendCommands', { params: { project: id }, body: { base: 0, entries: [edit] } })
    const heard: LiveMessage = JSON.parse(String((await message)[0]))
    assert.deepEqual(heard, {
      type: 'document',
      base: 0,
      version: 1,
      entries: [{ ...edit, version: 1 }],
    })
    socket.close()
  })

  test('it needs the session, the right page, and one’s own project', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const eve = await studio.browser().register('mallory@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    const status = (headers: Headers, project = id) => outcome(connect(studio, project, headers))
    const origin = studio.url
    assert.equal(await status({ cookie: ada.cookies, origin }), 101)
    assert.equal(await status({ origin }), 401)
    assert.equal(await status({ cookie: eve.cookies, origin }), 404)
    assert.equal(await status({ cookie: ada.cookies, origin }, 'p0'), 404)
    assert.equal(await status({ cookie: ada.cookies }), 403)
    for (const other of [
      'null',
      'https://evil.example',
      'http://x.localhost',
      'http://localhost:1',
    ])
      assert.equal(await status({ cookie: ada.cookies, origin: other }), 403, other)
  })

  test('whoever signs out everywhere hears nothing more', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    const socket = connect(studio, id, { cookie: ada.cookies, origin: studio.url })
    await once(socket, 'message')
    await ada.must('logoutEverywhere')
    const [code] = await once(socket, 'close')
    assert.equal(code, 4401)
  })

  test('a flood from the other side ends the connection', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    const socket = connect(studio, id, { cookie: ada.cookies, origin: studio.url })
    await once(socket, 'message')
    socket.send('x'.repeat(5000))
    const [code] = await once(socket, 'close')
    assert.equal(code, 1009)
  })
})
