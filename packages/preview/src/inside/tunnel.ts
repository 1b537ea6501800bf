import { connect, createServer } from 'node:net'

/**
 * There is no network in here but a loopback of our own. What connects to `port` on it is carried
 * to `socket`, and from there to the one address that the project's database has.
 */
export function openTunnel(port: number, socket: string): Promise<void> {
  const server = createServer((inner) => {
    const outer = connect(socket)
    inner.pipe(outer).pipe(inner)
    inner.on('error', () => outer.destroy())
    outer.on('error', () => inner.destroy())
  })
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}
