import type { FastifyInstance } from 'fastify'
import { Problem } from './errors.ts'

export async function health(app: FastifyInstance): Promise<void> {
  app.get('/health/live', async () => ({ status: 'ok' }))

  app.get('/health/ready', async (request) => {
    try {
      await app.db.get('SELECT 1', [])
    } catch (error) {
      request.log.error(error)
      throw new Problem(503, 'The database cannot be reached.')
    }
    return { status: 'ok' }
  })
}
