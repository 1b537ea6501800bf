import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test, type TestContext } from 'node:test'
import type { LiveMessage } from '@drawbridge/protocol'
import { WebSocket, WebSocketServer } from 'ws'
import { lineTo } from './line.ts'

/** Both ends of a connection. */
async function ends(t: TestContext, autoPong: boolean) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  const accepted = once(server, 'connection')
  const browser = new WebSocket(`ws://127.0.0.1:${address.port}`, { autoPong })
  t.after(() => {
    browser.terminate()
    server.close()
  })
  await once(browser, 'open')
  const [socket]: WebSocket[] = await accepted
  assert.ok(socket)
  return { socket, browser }
}

const LONG: LiveMessage = { type: 'you', id: 'x'.repeat(500_000) }

test('whoever reads no more is let go before what waits fills the memory', async (t) => {
  const { socket, browser } = await ends(t, true)
  browser.pause()
  const line = lineTo(socket)
  const closed = once(socket, 'close')
  for (let count = 0; count < 60; count++) line.tell(LONG)
  await closed
})

test('whoever answers is asked on; whoever does not is let go', async (t) => {
  const alive = await ends(t, true)
  const line = lineTo(alive.socket)
  for (let count = 0; count < 5; count++) {
    const pong = once(alive.socket, 'pong')
    line.ask()
    await pong
  }
  assert.equal(alive.socket.readyState, WebSocket.OPEN)

  const dead = await ends(t, false)
  const silent = lineTo(dead.socket)
  const closed = once(dead.socket, 'close')
  for (let count = 0; count < 3; count++) silent.ask()
  await closed
})
