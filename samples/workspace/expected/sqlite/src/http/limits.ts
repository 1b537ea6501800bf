import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { Problem, tooManyRequests } from './errors.ts'
import { network } from './network.ts'

/** JSON in UTF-8, which is the only text that it is. */
const JSON_TYPE = /^application\/json[\t ]*(;[\t ]*charset="?utf-8"?[\t ]*)?$/i

/**
 * So many requests a minute from one network, counted before anything else is done for them, also
 * where the answer is no; and JSON is the only body that is read.
 */
export async function limits(app: FastifyInstance, config: Config): Promise<void> {
  app.removeContentTypeParser('text/plain')
  await app.register(rateLimit, {
    global: false,
    max: config.rateLimit,
    timeWindow: '1 minute',
    keyGenerator: (request) => network(request.ip),
    errorResponseBuilder: (_request, { ttl }) => tooManyRequests(Math.ceil(ttl / 1000)),
  })
  app.addHook('onRequest', app.rateLimit())
  app.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type'] ?? ''
    const isOdd = /^application\/json/i.test(type) && !JSON_TYPE.test(type)
    done(isOdd ? new Problem(415, 'Send JSON as application/json.') : undefined)
  })
}
