import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Received {
  readonly recipients: readonly string[]
  readonly raw: string
}

/** A real server for mail, which keeps what it is handed. */
export interface MailServer extends AsyncDisposable {
  readonly received: readonly Received[]
  readonly url: string
  readonly port: number
  /** What it has got as soon as it is so much. */
  until(count: number): Promise<readonly Received[]>
}

export async function startMailServer(options: object = {}): Promise<MailServer> {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...options,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ recipients, raw: Buffer.concat(chunks).toString() })
        done()
        for (const wake of waiting) wake()
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    received,
    port,
    url: `smtp://127.0.0.1:${port}`,
    async until(count) {
      while (received.length < count) {
        await new Promise<void>((resolve) => waiting.add(resolve))
      }
      return received
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
