import { readFile } from 'node:fs/promises'
import fastify, { type FastifyInstance } from 'fastify'

const DOCUMENT = new URL('../../openapi.json', import.meta.url)

/** The reference, for development: `/openapi.json` and a page of it, read when it is first asked for. */
export async function docs(app: FastifyInstance): Promise<void> {
  let page: Promise<FastifyInstance> | undefined

  app.get('/openapi.json', async (_request, reply) =>
    reply.type('application/json').send(await readFile(DOCUMENT)),
  )
  app.get('/docs', (_request, reply) => reply.redirect('/docs/'))
  app.get('/docs/*', async (request, reply) => {
    page ??= buildPage()
    const { routing } = await page
    reply.hijack()
    routing(request.raw, reply.raw)
  })
  app.addHook('onClose', async () => (await page)?.close())
}

/** An application of its own, so that nothing of it is loaded until somebody looks. */
async function buildPage(): Promise<FastifyInstance> {
  const [{ default: swagger }, { default: swaggerUi }] = await Promise.all([
    import('@fastify/swagger'),
    import('@fastify/swagger-ui'),
  ])
  const page = fastify()
  const document = JSON.parse(await readFile(DOCUMENT, 'utf8'))
  await page.register(swagger, { mode: 'static', specification: { document } })
  await page.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
  await page.ready()
  return page
}
