import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer as createFront, get } from 'node:http'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { forward } from './forward.ts'
import { ask, NoAnswer, Unsendable } from './http.ts'

const OK = 'HTTP/1.1 200 OK\r\n'
const RAW: Readonly<Record<string, string>> = {
  nothing: '',
  garbage: '\0\u0001garbage',
  halfAHead: 'HTTP/1.1 200 O',
  switching: 'HTTP/1.1 101 S\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
  forewords: 'HTTP/1.1 103 E\r\nLink: x\r\n\r\n'.repeat(5000),
  forewordsThenAnswer: `HTTP/1.1 100 C\r\n\r\nHTTP/1.1 103 E\r\n\r\n${OK}Content-Length: 1\r\n\r\na`,
  moreThanItSaid: `${OK}Content-Length: 5\r\n\r\nabcdefghij`,
  lessThanItSaid: `${OK}Content-Length: 50\r\n\r\nabc`,
  twoAnswers: `${OK}Content-Length: 0\r\n\r\n${OK}Content-Length: 0\r\n\r\n`,
  negativeLength: `${OK}Content-Length: -3\r\n\r\nabc`,
  twoLengths: `${OK}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc`,
  lengthAndChunks: `${OK}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3\r\nabc\r\n0\r\n\r\n`,
  oddEncoding: `${OK}Transfer-Encoding: gzip\r\n\r\nabc`,
  badChunk: `${OK}Transfer-Encoding: chunked\r\n\r\nZZZ\r\n`,
  brokenChunk: `${OK}Transfer-Encoding: chunked\r\n\r\n5\r\nab`,
  trailer: `${OK}Trailer: x\r\nContent-Length: 1\r\n\r\na`,
  trailerAfterChunks: `${OK}Transfer-Encoding: chunked\r\nTrailer: q\r\n\r\n1\r\na\r\n0\r\nq: 1\r\n\r\n`,
  bodyWhereNoneIs: 'HTTP/1.1 204 No\r\nContent-Length: 3\r\n\r\nabc',
  notModified: 'HTTP/1.1 304 No\r\nContent-Length: 3\r\n\r\nabc',
  controlCharacter: `${OK}X: a\u0001b\r\nContent-Length: 0\r\n\r\n`,
  latin: `${OK}X: \u00ff\u00e9\r\nContent-Length: 0\r\n\r\n`,
  prototype: `${OK}__proto__: x\r\nconstructor: y\r\nContent-Length: 0\r\n\r\n`,
  oddName: `${OK}a b: x\r\nContent-Length: 0\r\n\r\n`,
  largeHead: `${OK}X: ${'x'.repeat(100_000)}\r\n\r\n`,
  oddReason: 'HTTP/1.1 200 \u0080\u00ff\r\nContent-Length: 0\r\n\r\n',
  otherVersion: 'HTTP/9.9 200 OK\r\n\r\n',
}

test('whatever a backend answers, raw, each caller gets an answer or none, and nothing throws', async (t) => {
  const hostile = await hostileBackend(t)
  for (const [name, raw] of Object.entries(RAW)) {
    for (const reset of [false, true]) {
      hostile.reply = (socket) => {
        socket.write(raw, 'latin1')
        if (reset) socket.destroy()
        else socket.end()
      }
      const status = await hostile.browse()
      assert.ok(status === undefined || (status >= 200 && status < 600), `${name}: ${status}`)
      await ask(hostile.socket, GET, { ms: 5000 }).catch((error: unknown) => {
        assert.ok(error instanceof NoAnswer, `${name}: ${String(error)}`)
      })
    }
  }
})

test('every status of three digits is passed on or answered with 502', async (t) => {
  const hostile = await hostileBackend(t)
  for (let status = 0; status <= 999; status++) {
    const digits = String(status).padStart(3, '0')
    hostile.reply = (socket) => {
      socket.end(`HTTP/1.1 ${digits} X\r\nContent-Length: 0\r\n\r\n`)
    }
    assert.equal(await hostile.browse(), status < 200 ? 502 : status)
  }
})

test('headers that are the connection’s own are refused by name, in any case', async () => {
  const names = 'connection content-length expect host keep-alive proxy-authorization te trailer'
  for (const name of [...names.split(' '), 'Transfer-Encoding', 'UPGRADE', 'Trailer']) {
    const asked = ask('/nowhere', { ...GET, headers: { [name]: 'x' } }, { ms: 1 })
    await assert.rejects(asked, (error: unknown) => {
      return error instanceof Unsendable && error.message.includes(`“${name}”`)
    })
  }
})

const GET = { method: 'GET', path: '/' }

/** Answers every connection as it is told to, and a proxy before it. */
async function hostileBackend(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-hostile-'))
  const socket = join(folder, 's')
  const hostile = {
    socket,
    reply: (connection: Socket): void => {
      connection.end()
    },
    /** The status that a browser sees; undefined where the connection just ends. */
    browse: () =>
      new Promise<number | undefined>((resolve) => {
        const request = get({ port, agent: false }, (answer) => {
          answer.resume().on('error', () => {})
          answer.once('close', () => resolve(answer.statusCode))
        })
        request.once('error', () => resolve(undefined))
      }),
  }
  const backend = createServer((connection) => {
    connection.on('error', () => {})
    connection.once('data', () => hostile.reply(connection))
  }).listen(socket)
  const front = createFront((request, response) => {
    void forward(socket, request, response, () => true)
  }).listen(0, '127.0.0.1')
  await Promise.all([once(backend, 'listening'), once(front, 'listening')])
  const address = front.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  t.after(async () => {
    front.close().closeAllConnections()
    backend.close()
    await rm(folder, { recursive: true })
  })
  return hostile
}
