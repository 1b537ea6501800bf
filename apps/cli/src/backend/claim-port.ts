import { createServer } from 'node:net'
import { UsageError } from '../command.ts'

/** The wanted port if it is free, else a sentence about it; without a wish, any free one. */
export function claimPort(wanted: number | undefined): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer()
  server.once('error', () => {
    reject(
      new UsageError(`Port ${wanted} is taken, or not yours to use. Choose another with --port.`),
    )
  })
  server.listen(wanted ?? 0, '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    server.close(() => resolve(port))
  })
  return promise
}
