import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { LIVE_CODES, LIVE_LIMITS, type Here } from '@drawbridge/protocol'
import { WebSocket } from 'ws'
import { addTable } from './drawings.ts'
import { heard, listenTo } from './live-socket.ts'
import { join } from './members.ts'
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
    const socket = await listenTo(studio.url, ada, id)
    const told = heard(socket, 'document')
    const edit = addTable('t_books', 'books')
    await ada.must('sendCommands', { params: { project: id }, body: { base: 0, entries: [edit] } })
    assert.deepEqual(await told, {
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

  test('everybody sees who is there and where they look, until they go', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const grace = await studio.browser().register('grace@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    await join(ada, grace, id, 'viewer')
    const first = await listenTo(studio.url, ada, id)
    const came = heard(first, 'came')
    const second = connect(studio, id, { cookie: grace.cookies, origin: studio.url })
    const { people } = await heard(second, 'people')
    assert.deepEqual(
      people.map(({ name, role, here }) => [name, role, here]),
      [
        ['ada@example.com', 'owner', null],
        ['grace@example.com', 'viewer', null],
      ],
    )
    assert.deepEqual((await came).person, people[1])
    const looks = heard(first, 'there')
    second.send(JSON.stringify(HERE))
    assert.deepEqual(await looks, { type: 'there', id: people[1]?.id, here: HERE })
    const left = heard(first, 'left')
    second.close()
    assert.equal((await left).id, people[1]?.id)
    first.close()
  })

  test('the oldest of too many connections of one account makes room for the newest', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const grace = await studio.browser().register('grace@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    await join(ada, grace, id, 'viewer')
    const others = await listenTo(studio.url, ada, id)
    const sockets: WebSocket[] = []
    for (let count = 0; count < LIVE_LIMITS.perAccount; count++)
      sockets.push(await listenTo(studio.url, grace, id))
    assert.ok(sockets[0])
    const closed = once(sockets[0], 'close')
    const left = heard(others, 'left')
    sockets.push(await listenTo(studio.url, grace, id))
    const [code, reason] = await closed
    assert.equal(code, LIVE_CODES.crowded)
    assert.equal(String(reason), 'This project is open in too many places.')
    await left
    for (const socket of [...sockets.slice(1), others]) {
      assert.equal(socket.readyState, WebSocket.OPEN)
      socket.close()
    }
  })

  test('a browser says where it looks, in bounds and not too often, and nothing else', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    for (const said of [
      'nothing',
      '{}',
      JSON.stringify({ ...HERE, type: 'document' }),
      JSON.stringify({ ...HERE, name: 'Somebody else' }),
      JSON.stringify({ ...HERE, cursor: { x: 1e9, y: 0 } }),
      JSON.stringify({ ...HERE, selection: Array.from({ length: 21 }, () => 'x') }),
      Buffer.from(JSON.stringify(HERE)),
    ]) {
      const socket = await listenTo(studio.url, ada, id)
      const closed = once(socket, 'close')
      socket.send(said)
      assert.equal((await closed)[0], 4429, String(said))
    }
    const flood = await listenTo(studio.url, ada, id)
    const closed = once(flood, 'close')
    for (let count = 0; count < 200; count++) flood.send(JSON.stringify(HERE))
    assert.equal((await closed)[0], 4429)
  })
})

const HERE: Here = {
  type: 'here',
  view: 'map',
  flow: null,
  selection: ['t_books'],
  cursor: { x: 12, y: -4 },
}
