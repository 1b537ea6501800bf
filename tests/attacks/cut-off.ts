import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a database server that can be cut off and restored. */
export interface Line {
  /** The database's address, by way of this line. */
  readonly url: string
  cut(): void
  restore(): void
  close(): Promise<void>
}

export async function openLine(to: string): Promise<Line> {
  const { hostname, port } = new URL(to)
  const sockets = new Set<Socket>()
  let isCut = false
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const server = createServer((caller) => {
    keep(caller)
    if (isCut) return caller.destroy()
    const database = connect(Number(port), hostname)
    keep(database)
    caller.pipe(database).pipe(caller)
    caller.on('close', () => database.destroy())
    database.on('close', () => caller.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = new URL(to)
  url.hostname = '127.0.0.1'
  url.port = address !== null && typeof address === 'object' ? String(address.port) : ''
  const drop = (): void => sockets.forEach((socket) => socket.destroy())
  return {
    url: url.href,
    cut() {
      isCut = true
      drop()
    },
    restore() {
      isCut = false
    },
    async close() {
      drop()
      server.close()
      await once(server, 'close')
    },
  }
}
