import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Bait } from '../inside/bait.ts'

export type OutsideBait = Omit<Bait, 'code' | 'data' | 'run' | 'scripts'>

const LIBRARIES = [
  `/lib64/ld-linux-x86-64.so.2`,
  '/lib/ld-linux-aarch64.so.1',
  '/lib/ld-musl-x86_64.so.1',
  '/usr/lib/libSystem.B.dylib',
]

/** Opens everything that the probes try to reach: real files, sockets and ports of this process. */
export async function layBait(root: string, run: string, secret: string): Promise<Laid> {
  const folder = join(root, 'neighbour')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'file'), secret)
  const database = join(folder, 'studio.db')
  await layDatabase(database)
  const socket = join(run, 'bait.sock')
  const abstractSocket = `drawbridge-${randomBytes(8).toString('hex')}`
  const tcp = createServer((peer) => peer.destroy()).listen(0, '127.0.0.1')
  const file = createServer((peer) => peer.destroy()).listen(socket)
  const abstract = createServer((peer) => peer.destroy())
  const udp = createSocket('udp4')
  udp.on('message', (_, peer) => udp.send('pong', peer.port, peer.address))
  udp.bind(0, '127.0.0.1')
  const opening = [once(tcp, 'listening'), once(file, 'listening'), once(udp, 'listening')]
  if (process.platform === 'linux') {
    abstract.listen(`\0${abstractSocket}`)
    opening.push(once(abstract, 'listening'))
  }
  await Promise.all(opening)
  return {
    bait: {
      file: join(folder, 'file'),
      folder,
      database,
      studio: process.pid,
      secret,
      tcpPort: portOf(tcp.address()),
      udpPort: udp.address().port,
      socket,
      abstractSocket,
      addon: LIBRARIES.find((path) => existsSync(path)) ?? process.execPath,
    },
    async close() {
      udp.close()
      await Promise.all(
        [tcp, file, abstract].map((server) => new Promise((resolve) => server.close(resolve))),
      )
    },
  }
}

/** As the studio keeps its own: readable by its own user alone. */
async function layDatabase(path: string): Promise<void> {
  await writeFile(path, '', { mode: 0o600 })
  const database = new DatabaseSync(path)
  database.exec('CREATE TABLE accounts (email TEXT)')
  database.close()
  await chmod(path, 0o600)
}

export interface Laid {
  readonly bait: OutsideBait
  close(): Promise<void>
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
