import { load } from './database.ts'

interface Fastify {
  (): {
    post(path: string, options: object, handler: () => Promise<object>): void
    ready(): Promise<void>
    inject(request: object): Promise<unknown>
    close(): Promise<void>
  }
}

const SCHEMA = { type: 'object', properties: { a: { type: 'string', format: 'email' } } }

/** Loads what every version of the code needs, so that a version waits for its own files alone. */
export async function warm(folder: string, libraries: readonly string[]): Promise<void> {
  await Promise.allSettled(libraries.map((name) => load(folder, name)))
  if (libraries.includes('fastify')) await warmFastify(folder)
}

/** The first route with a schema makes Fastify load its validator and serialiser. */
async function warmFastify(folder: string): Promise<void> {
  const fastify = await load<Fastify>(folder, 'fastify')
  const app = fastify()
  app.post('/', { schema: { body: SCHEMA, response: { 200: SCHEMA } } }, async () => ({ a: 'a' }))
  await app.ready()
  await app.inject({ method: 'POST', url: '/', payload: { a: 'a@b.cd' } })
  await app.close()
}
