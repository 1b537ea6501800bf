import { chown, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'

/** Where somebody listens. */
export interface Address {
  readonly host: string
  readonly port: number
}

const PORTS: Readonly<Record<string, number>> = {
  'mysql:': 3306,
  'postgres:': 5432,
  'postgresql:': 5432,
}
const MOST_CONNECTIONS = 50

/** `undefined` for a database that is a file. */
export function addressOf(url: string): Address | undefined {
  const parsed = URL.parse(url)
  const port = parsed === null ? undefined : PORTS[parsed.protocol]
  if (parsed === null || port === undefined) return undefined
  return { host: parsed.hostname.replace(/^\[|\]$/g, ''), port: Number(parsed.port) || port }
}

/** The same database as it is reached from inside, over the tunnel. */
export function insideUrl(url: string, port: number): string {
  const parsed = new URL(url)
  parsed.hostname = '127.0.0.1'
  parsed.port = String(port)
  return parsed.href
}

/** Carries what connects to the unix socket `path` to the one address that is found, and to no other. */
export async function openForwarder(
  path: string,
  find: () => Promise<Address>,
  user: number | undefined,
): Promise<() => Promise<void>> {
  await rm(path, { force: true })
  const server = createServer((inner) => {
    inner.on('error', () => inner.destroy())
    find().then(
      (address) => {
        const outer = connect(address)
        outer.on('error', () => inner.destroy())
        inner.once('close', () => outer.destroy())
        inner.pipe(outer).pipe(inner)
      },
      () => inner.destroy(),
    )
  })
  server.maxConnections = MOST_CONNECTIONS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  server.unref()
  if (user !== undefined) await chown(path, user, user)
  return async () => {
    server.close()
    await rm(path, { force: true })
  }
}
