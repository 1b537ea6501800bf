import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { forward } from './forward.ts'
import { ask, Unsendable } from './http.ts'

async function listening(handle: RequestListener, where: string | number): Promise<Server> {
  const server = createServer(handle)
  server.listen(where)
  await once(server, 'listening')
  return server
}

const PATIENT = { timeout: 60_000 }

function connections(server: Server): Promise<number> {
  const counted = Promise.withResolvers<number>()
  server.getConnections((_error, count) => counted.resolve(count))
  return counted.promise
}

async function withSocket(work: (socket: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-forward-'))
  await work(join(folder, 's')).finally(() => rm(folder, { recursive: true }))
}

test('a refusal that comes before the body is read reaches the browser', PATIENT, async () => {
  await withSocket(async (socket) => {
    const backend = await listening((_request, response) => {
      response.writeHead(401).end('Sign in first.')
    }, socket)
    const front = await listening((request, response) => {
      void forward(socket, request, response, () => true)
    }, 0)
    const address = front.address()
    assert.ok(typeof address === 'object' && address)
    const post = () =>
      fetch(`http://127.0.0.1:${address.port}/tasks`, { method: 'POST', body: 'x'.repeat(200_000) })
    const answers = await Promise.all(Array.from({ length: 20 }, post))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([401]))
    await Promise.all(answers.map((answer) => answer.text()))
    // None stays behind: the last one goes while its answer is still on its way here.
    while ((await connections(backend)) > 0) await turn()
    front.close()
    front.closeAllConnections()
    backend.close()
  })
})

test('addresses as people type them are sent encoded, and headers that can’t be are said', async () => {
  await withSocket(async (socket) => {
    const backend = await listening((request, response) => {
      response.end(request.url)
    }, socket)
    const request = { method: 'GET', path: '/tasks?title=a b&x=日本\r\n' }
    const { body } = await ask(socket, request, { ms: 5000 })
    assert.equal(body, '/tasks?title=a%20b&x=%E6%97%A5%E6%9C%AC%0D%0A')
    await assert.rejects(
      ask(socket, { ...request, headers: { 'x-name': '日本' } }, { ms: 5000 }),
      Unsendable,
    )
    backend.close()
  })
})
