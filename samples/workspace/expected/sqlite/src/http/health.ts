import type { FastifyInstance } from 'fastify'
import { Problem } from './errors.ts'

const schema = {
  response: { 200: { type: 'object', properties: { status: { type: 'string' } } } },
}

export async function health(app: FastifyInstance): Promise<void> {
  app.get('/health/live', { schema }, () => ({ status: 'ok' }))

  app.get('/health/ready', { schema }, async (request) => {
    try {
      await app.db.get('SELECT 1', [])
    } catch (error) {
      request.log.error(error)
      throw new Problem(503, 'The database cannot be reached.')
    }
    return { status: 'ok' }
  })
}
