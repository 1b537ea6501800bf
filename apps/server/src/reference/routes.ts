import { API_PREFIX } from '@drawbridge/protocol'
import type { FastifyInstance } from 'fastify'
import { openapi } from './openapi.ts'
import { REFERENCE_STYLE, referencePage } from './page.ts'

/** For whoever is signed in. */
export function serveReference(app: FastifyInstance): void {
  const document = JSON.stringify(openapi())
  const page = referencePage()
  const serve = (path: string, type: string, content: string) =>
    app.get(
      API_PREFIX + path,
      { config: { permission: 'account', navigated: true } },
      (_request, reply) => reply.type(type).send(content),
    )
  serve('/openapi.json', 'application/json', document)
  serve('/docs', 'text/html; charset=utf-8', page)
  serve('/docs.css', 'text/css; charset=utf-8', REFERENCE_STYLE)
}
