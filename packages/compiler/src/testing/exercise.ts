import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { matches } from './documented.ts'
import { exampleOf, resolved, type Described } from './example-of.ts'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

interface Route {
  readonly method: Method
  readonly path: string
  readonly parameters: readonly { name: string; in: string; schema: Described }[]
  readonly body?: Described
  /** Statuses that it says it answers with. */
  readonly statuses: readonly string[]
}

interface Backend {
  readonly app: FastifyInstance
  readonly folder: string
}

/**
 * Calls everything that a backend offers, as its own OpenAPI document says, with and without a
 * sign-in, twice over. Gives each answer that says that the backend itself is at fault, or that its document
 * does not know of.
 */
export async function exercise({ app, folder }: Backend): Promise<readonly string[]> {
  const document = JSON.parse(readFileSync(join(folder, 'openapi.json'), 'utf8')) as Described
  const routes = routesOf(document)
  const faults: string[] = []
  let headers: Record<string, string> = {}

  async function call(
    method: Method,
    url: string,
    body?: unknown,
  ): Promise<LightMyRequestResponse> {
    const answer = await app.inject({
      method: method.toUpperCase() as Uppercase<Method>,
      url,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const path = url.split('?')[0] ?? url
    const route = routes.find((one) => one.method === method && matches(one.path, path))
    const isKnown = route?.statuses.includes(String(answer.statusCode)) === true
    if (answer.statusCode >= 500 || !isKnown) {
      faults.push(`${method} ${url} ${JSON.stringify(body)}: ${answer.statusCode} ${answer.body}`)
    }
    return answer
  }

  await callAll()
  const register = routes.find(({ path }) => path.endsWith('/register'))
  if (register?.body === undefined) return faults
  const account = exampleOf(document, register.body, true) as object
  const password = 'a long and unlikely sentence'
  headers = credentialsOf(await call('post', register.path, { ...account, password }))
  await callAll()
  return faults

  async function callAll(): Promise<void> {
    for (const method of ['post', 'get', 'put', 'patch', 'post', 'delete'] as const) {
      for (const route of routes.filter((one) => one.method === method)) await callOne(route)
    }
  }

  async function callOne(route: Route): Promise<void> {
    const url = urlOf(document, route)
    const { method, body } = route
    if (method === 'get') {
      await call(method, url)
      for (const { name, schema } of route.parameters.filter((one) => one.in === 'query')) {
        for (const value of valuesOf(document, schema)) {
          await call(method, `${url}?${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
        }
      }
    } else if (body === undefined) await call(method, url)
    else {
      await call(method, url, exampleOf(document, body, true))
      const made = await call(method, url, exampleOf(document, body, false))
      const location = made.headers['location']
      if (location !== undefined) await callRow(location)
    }
  }

  /** Reads and changes a row that is there. */
  async function callRow(location: string): Promise<void> {
    await call('get', location)
    const change = routes.find(
      ({ method, path }) => method === 'patch' && matches(path, location),
    )?.body
    if (change === undefined) return
    for (const least of [true, false])
      await call('patch', location, exampleOf(document, change, least))
  }
}

function routesOf(document: Described): readonly Route[] {
  const paths = document['paths'] as Record<string, Record<string, Described>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => /^(?:get|post|put|patch|delete)$/.test(method))
      .map(([method, operation]): Route => {
        const own = (operation['parameters'] ?? []) as Described[]
        const shared = (methods['parameters'] ?? []) as unknown as Described[]
        const all = [...own, ...shared].map((one) => resolved(document, one))
        const content = operation['requestBody'] as Described | undefined
        const body = content && bodyOf(resolved(document, content))
        const parameters = all as unknown as Route['parameters']
        return {
          method: method as Method,
          path,
          parameters,
          statuses: Object.keys(operation['responses'] ?? {}),
          ...(body === undefined ? {} : { body }),
        }
      }),
  )
}

function bodyOf(request: Described): Described | undefined {
  const content = request['content'] as Record<string, { schema?: Described }> | undefined
  return content?.['application/json']?.schema
}

function urlOf(document: Described, { path, parameters }: Route): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const schema = parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {}
    return String(exampleOf(document, schema, false))
  })
}

/** What a parameter may be, and something that it may not. */
function valuesOf(document: Described, schema: Described): readonly string[] {
  const { enum: choices, items } = resolved(document, schema) as {
    enum?: readonly unknown[]
    items?: Described
  }
  if (items !== undefined) return valuesOf(document, items)
  return [...(choices ?? [exampleOf(document, schema, false)]), '', 'x', '-1'].map(String)
}

function credentialsOf(answer: LightMyRequestResponse): Record<string, string> {
  if (answer.statusCode >= 300) return {}
  const { accessToken, csrfToken = '' } = answer.json<{
    accessToken?: string
    csrfToken?: string
  }>()
  if (accessToken !== undefined) return { authorization: `Bearer ${accessToken}` }
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return { cookie, 'x-csrf-token': csrfToken }
}
