import { chown, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import type { WayOut } from '../inside/words.ts'
import type { Level } from '../isolation/level.ts'
import type { Places } from '../places.ts'
import type { Mailbox } from './mailbox.ts'

/** Where a preview hands its mail over, which goes into its mailbox and nowhere else. */
export interface PostOffice {
  readonly url: string
  /** Absent where the code has a network of its own. */
  readonly way?: WayOut
  close(): Promise<void>
}

/** On the loopback of the cell; the ways out to other hosts begin above it. */
const PORT = 19_999
const LARGEST_BYTES = 5_000_000
const MOST_AT_ONCE = 20

export async function openPostOffice(
  mailbox: Mailbox,
  level: Level,
  places: Places,
  run: string,
  user: number | undefined,
): Promise<PostOffice> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: LARGEST_BYTES,
    maxClients: MOST_AT_ONCE,
    socketTimeout: 30_000,
    closeTimeout: 100,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void (stream.sizeExceeded || chunks.push(chunk)))
      stream.on('error', done)
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(new Error('This message is too large.'))
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        mailbox.take(Buffer.concat(chunks), recipients)
        done()
      })
    },
  })
  // Whoever hangs up in the middle of it has sent nothing.
  server.on('error', () => {})
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))
  if (level !== 'isolated') {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as AddressInfo
    return { url: `smtp://127.0.0.1:${port}`, close }
  }
  const path = join(places.run, 'mail')
  await rm(path, { force: true })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  if (user !== undefined) await chown(path, user, user)
  return {
    url: `smtp://127.0.0.1:${PORT}`,
    way: { to: `127.0.0.1:${PORT}`, port: PORT, socket: `${run}/mail` },
    async close() {
      await close()
      await rm(path, { force: true })
    },
  }
}
