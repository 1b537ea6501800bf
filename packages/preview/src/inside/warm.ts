interface Fastify {
  fastify(): {
    post(path: string, options: object, handler: () => Promise<object>): void
    ready(): Promise<void>
    inject(request: object): Promise<unknown>
    close(): Promise<void>
  }
}

const SCHEMA = { type: 'object', properties: { a: { type: 'string' } } }

/**
 * Loads what every version of the code needs, so that a version waits for its own files alone.
 * What can't be found from here is left for the code itself to load.
 */
export async function warm(libraries: readonly string[]): Promise<void> {
  await Promise.allSettled(libraries.map((name) => import(name)))
  if (libraries.includes('fastify')) await warmFastify().catch(() => {})
}

/** The first route with a schema makes Fastify load its validator and serialiser. */
async function warmFastify(): Promise<void> {
  const name = 'fastify'
  const { fastify }: Fastify = await import(name)
  const app = fastify()
  app.post('/', { schema: { body: SCHEMA, response: { 200: SCHEMA } } }, async () => ({ a: 'a' }))
  await app.ready()
  await app.inject({ method: 'POST', url: '/', payload: { a: 'a' } })
  await app.close()
}
