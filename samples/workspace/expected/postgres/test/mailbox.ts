import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface Received {
  readonly to: string
  /** Its text, as it was sent. */
  readonly text: string
}

/** A server for mail that keeps what it is handed, for the tests to read. */
export interface Mailbox {
  readonly url: string
  /** What comes next for somebody. */
  next(to: string): Promise<Received>
  /** What came so far for somebody. */
  all(to: string): readonly Received[]
}

const received: Received[] = []
const waiting = new Set<() => void>()

/** As much of SMTP as a message takes. */
function serve(socket: Socket): void {
  let buffered = ''
  let to = ''
  let isMessage = false
  const say = (line: string): boolean => socket.write(`${line}\r\n`)

  function take(line: string): void {
    const recipient = /^RCPT TO:<(.*)>/i.exec(line)?.[1]
    if (recipient !== undefined) to = recipient
    if (/^DATA$/i.test(line)) {
      isMessage = true
      say('354 go on')
    } else say(/^QUIT$/i.test(line) ? '221 bye' : '250 ok')
  }

  socket.setEncoding('utf8')
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: string) => {
    buffered += chunk
    for (;;) {
      const end = buffered.indexOf(isMessage ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const part = buffered.slice(0, end)
      buffered = buffered.slice(end + (isMessage ? 5 : 2))
      if (isMessage) {
        isMessage = false
        received.push({ to, text: part.replaceAll('=\r\n', '').replaceAll('=3D', '=') })
        for (const wake of waiting) wake()
        say('250 ok')
      } else take(part)
    }
  })
  say('220 tests')
}

const server = createServer(serve)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
server.unref()
const { port } = server.address() as AddressInfo
/** Those that a test has asked for already. */
const read = new Set<Received>()

export const mailbox: Mailbox = {
  url: `smtp://127.0.0.1:${port}`,
  all: (to) => received.filter((one) => one.to === to),
  async next(to) {
    for (;;) {
      const found = received.find((one) => one.to === to && !read.has(one))
      if (found !== undefined) {
        read.add(found)
        return found
      }
      await new Promise<void>((resolve) => waiting.add(resolve))
    }
  },
}
