import { Socket } from 'node:net'
import { openTunnel } from './tunnel.ts'
import type { WayOut } from './words.ts'

/** Node's own way of passing options: in a list, or as they are. */
type ConnectArguments = Parameters<Socket['connect']>
interface Target {
  host?: string
  port?: number | string
  path?: string | null
}

const LOOPBACK = '127.0.0.1'

/**
 * There is no network in here. A connection to one of these hosts is led to a port on our own
 * loopback, and from there to a socket that ends at that host alone; every other one is told why not.
 * This decides nothing: what lies behind the sockets does.
 */
export async function openWaysOut(ways: readonly WayOut[]): Promise<void> {
  await Promise.all(ways.map(({ port, socket }) => openTunnel(port, socket)))
  const ports = new Map(ways.map(({ to, port }) => [to, port]))
  const connect: (...all: ConnectArguments) => Socket = Socket.prototype.connect

  function led(this: Socket, ...all: ConnectArguments): Socket {
    const target = targetOf(all)
    if (target === undefined) return connect.apply(this, all)
    const to = `${target.host?.toLowerCase()}:${target.port}`
    const port = ports.get(to)
    if (port === undefined) {
      if (target.host === LOOPBACK) return connect.apply(this, all)
      process.stderr.write(`The preview does not call ${to}: nobody has allowed it yet.\n`)
      process.nextTick(() => this.destroy(new NotAllowed(to)))
      return this
    }
    target.host = LOOPBACK
    target.port = port
    return connect.apply(this, all)
  }
  Object.defineProperty(Socket.prototype, 'connect', { value: led, writable: true })
}

/** As of a network that does not lead there. */
class NotAllowed extends Error {
  readonly code = 'ENETUNREACH'

  constructor(to: string) {
    super(`The preview may not call ${to}.`)
  }
}

/** Where a connection is to lead; undefined for a socket of the file system. */
function targetOf(all: ConnectArguments): Target | undefined {
  const [first]: readonly unknown[] = all
  const options: unknown = Array.isArray(first) ? first[0] : first
  if (typeof options !== 'object' || options === null) return undefined
  const target: Target = options
  return target.host !== undefined && (target.path ?? '') === '' ? target : undefined
}
