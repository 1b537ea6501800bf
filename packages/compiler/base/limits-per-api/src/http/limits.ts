import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { tooManyRequests } from './errors.ts'
import { network } from './network.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Requests a minute to an api that counts for itself. */
    readonly quota?: { readonly of: string; readonly perMinute: number }
  }
}

/**
 * So many requests a minute from one network, counted before anything else is done for them, also
 * where the answer is no; and JSON is the only body that is read.
 */
export async function limits(app: FastifyInstance, config: Config): Promise<void> {
  app.removeContentTypeParser('text/plain')
  await app.register(rateLimit, {
    global: false,
    max: ({ routeOptions }) => routeOptions.config.quota?.perMinute ?? config.rateLimit,
    timeWindow: '1 minute',
    keyGenerator: ({ ip, routeOptions }) => `${routeOptions.config.quota?.of ?? ''} ${network(ip)}`,
    errorResponseBuilder: (_request, { ttl }) => tooManyRequests(Math.ceil(ttl / 1000)),
  })
  app.addHook('onRequest', app.rateLimit())
}
