import { COMMAND_SCHEMA } from '@drawbridge/commands'
import { api, API_PREFIX, NoContent, Nothing, Problem, type Contract } from '@drawbridge/protocol'
import type { TObject, TSchema } from 'typebox'

/** The studio's API as an OpenAPI 3.1 document, from the same table that the routes come from. */
export function openapi() {
  const paths: Record<string, Record<string, object>> = {}
  for (const [name, contract] of Object.entries<Contract>(api)) {
    const path = API_PREFIX + contract.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(name, contract) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Drawbridge studio',
      version: '1',
      summary: 'What the canvas can do, a program can.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: TAGS.map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { Command: commandSchema(), Problem },
      responses: { Problem: { description: 'Why not.', content: { [PROBLEM]: ref('Problem') } } },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'drawbridge' },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  }
}

const PROBLEM = 'application/problem+json'

const TAGS = [
  ['account', 'Who you are, in a browser or as a program.'],
  ['projects', 'What you have.'],
  ['drawing', 'Edits and the versions they make.'],
  ['code', 'The repository that a drawing gives.'],
  ['preview', 'The backend, running.'],
] as const

function operation(name: string, contract: Contract): object {
  const { params, query, body, reply, status, media, summary, permission, method } = contract
  const answer =
    media === undefined
      ? { 'application/json': { schema: inOpenApi(reply) } }
      : { [media]: { schema: inOpenApi(reply) } }
  return {
    operationId: name,
    summary,
    tags: [tagOf(contract)],
    security: permission === 'anyone' ? [] : security(method),
    parameters: [...parameters('path', params), ...parameters('query', query)],
    ...(body !== Nothing && {
      requestBody: { required: true, content: { 'application/json': { schema: inOpenApi(body) } } },
    }),
    responses: {
      [status]: { description: summary, ...(reply !== NoContent && { content: answer }) },
      '4XX': { $ref: '#/components/responses/Problem' },
    },
  }
}

/** A browser by its session, and its CSRF token where something changes; a program by its token. */
function security(method: Contract['method']): object[] {
  return [method === 'GET' ? { session: [] } : { session: [], csrf: [] }, { token: [] }]
}

function tagOf({ path }: Contract): (typeof TAGS)[number][0] {
  if (/\/(code|generate)/.test(path)) return 'code'
  if (path.includes('/preview')) return 'preview'
  if (/\/(document|commands|history|versions|proposals)/.test(path)) return 'drawing'
  return /^\/(projects|templates)/.test(path) ? 'projects' : 'account'
}

function parameters(place: 'path' | 'query', object: TObject): object[] {
  const required = new Set(object.required)
  return Object.entries(object.properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.has(name),
    schema: inOpenApi(schema as TSchema),
  }))
}

function ref(name: string) {
  return { schema: { $ref: `#/components/schemas/${name}` } }
}

function commandSchema(): object {
  const { $id: _, ...schema } = COMMAND_SCHEMA
  return inOpenApi(schema)
}

/** The same schema, with references into this document. */
function inOpenApi(schema: object): object {
  const text = JSON.stringify(schema).replaceAll('"Command#"', '"#/components/schemas/Command"')
  return JSON.parse(text)
}
