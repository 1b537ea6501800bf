import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { tooManyRequests } from './errors.ts'

/** So many requests a minute from one address; and JSON is the only body that is read. */
export async function limits(app: FastifyInstance, config: Config): Promise<void> {
  app.removeContentTypeParser('text/plain')
  await app.register(rateLimit, {
    max: config.rateLimit,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) => tooManyRequests(Math.ceil(ttl / 1000)),
  })
}
