import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { test } from 'node:test'
import { addTable } from './drawings.ts'
import { openStudio, withNewDatabase } from './studios.ts'

/** A wire to the database that can be cut and mended. */
async function wireTo(host: string, port: number) {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, host)
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
  })
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const own = await listen(0)
  return {
    port: own,
    cut() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
    mend: () => listen(own),
  }
}

test('a database that goes away is said, and work goes on when it is back', async () => {
  await withNewDatabase('mysql', async ({ dataDir, databaseUrl }) => {
    const url = new URL(databaseUrl)
    const wire = await wireTo(url.hostname, Number(url.port))
    url.host = `127.0.0.1:${wire.port}`
    const studio = await openStudio({ dataDir, databaseUrl: url.href })
    try {
      const ada = await studio.browser().register('ada@example.com')
      const { id } = await ada.must('createProject', { body: {} })
      const send = (entry: ReturnType<typeof addTable>) =>
        ada.call('sendCommands', { params: { project: id }, body: { base: 0, entries: [entry] } })
      const edit = addTable('t_books', 'books')
      wire.cut()
      assert.equal((await send(edit)).status, 503)
      await wire.mend()
      assert.equal((await send(edit)).status, 200)
      const { version } = await ada.must('readDocument', { params: { project: id } })
      assert.equal(version, 1)
    } finally {
      await studio.app.close()
      wire.cut()
    }
  })
})
