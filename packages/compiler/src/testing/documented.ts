import assert from 'node:assert/strict'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly responses?: Readonly<Record<string, unknown>> }>>
    >
  >
}

const known = new WeakMap<FastifyInstance, Promise<Document>>()

/** An answer of a backend, which its own OpenAPI document has to know of. */
export async function documented(
  app: FastifyInstance,
  method: string,
  url: string,
  answer: LightMyRequestResponse,
): Promise<LightMyRequestResponse> {
  const asked = known.get(app) ?? app.inject('/openapi.json').then((text) => text.json<Document>())
  known.set(app, asked)
  const path = url.split('?')[0] ?? url
  const { paths } = await asked
  const route = Object.keys(paths)
    .toSorted(byBraces)
    .find((one) => matches(one, path))
  const responses = paths[route ?? '']?.[method.toLowerCase()]?.responses
  const is = `${method} ${url}: ${answer.statusCode} ${answer.body}`
  if (responses !== undefined) assert(responses[answer.statusCode], `Not documented: ${is}`)
  return answer
}

/** `/articles/feed` before `/articles/{slug}`, as requests find them. */
const byBraces = (a: string, b: string): number => a.split('{').length - b.split('{').length

/** Whether a path of a document is that of a request. */
export function matches(path: string, url: string): boolean {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(url)
}
