import type { RouteInfo } from '@drawbridge/compiler'
import type { JsonObject } from '@drawbridge/manifest'
import type { HTTPMethods, InjectOptions } from 'fastify'
import type { Target } from './target.ts'

/** A piece of an OpenAPI document. */
type Described = Readonly<Record<string, unknown>>

/** What a route asks for in its body: that it is JSON, and with which members. */
export interface Asked {
  readonly properties: ReadonlySet<string>
  readonly isStrict: boolean
  readonly example: JsonObject
}

/** The path of a route with something in the place of each parameter. */
export const urlOf = ({ path }: RouteInfo, key: string | number): string =>
  path.replaceAll(/\{\w+\}/g, encodeURIComponent(String(key)))

export const isSafe = ({ method }: RouteInfo): boolean => method === 'GET'

/** A call of a route with what it asks for, as far as its document tells. */
export function requestOf(
  target: Target,
  route: RouteInfo,
  key: string | number,
  headers: Readonly<Record<string, string>> = {},
): InjectOptions & { method: HTTPMethods; url: string } {
  const asked = askedBy(target, route)
  const payload = asked === undefined ? {} : { payload: asked.example }
  return { method: route.method, url: urlOf(route, key), headers, ...payload }
}

export function askedBy({ document }: Target, { path, method }: RouteInfo): Asked | undefined {
  const paths = document['paths'] as Readonly<Record<string, Readonly<Record<string, Described>>>>
  const body = paths[path]?.[method.toLowerCase()]?.['requestBody'] as Described | undefined
  const content = body?.['content'] as Readonly<Record<string, Described>> | undefined
  const schema = content?.['application/json']?.['schema'] as Described | undefined
  if (schema === undefined) return undefined
  const whole = resolved(document, schema)
  return {
    properties: new Set(Object.keys((whole['properties'] ?? {}) as object)),
    isStrict: whole['additionalProperties'] === false,
    example: exampleOf(document, whole) as JsonObject,
  }
}

function resolved(document: Described, piece: Described): Described {
  const reference = piece['$ref']
  if (typeof reference !== 'string') return piece
  const steps = reference.split('/').slice(1)
  return resolved(
    document,
    steps.reduce<Described>((inner, key) => inner[key] as Described, document),
  )
}

const TEXTS: ReadonlyMap<unknown, string> = new Map([
  ['date', '2026-11-22'],
  ['date-time', '2026-11-22T10:48:52.000Z'],
  ['uuid', '123e4567-e89b-42d3-a456-426614174000'],
  ['email', 'somebody@example.com'],
  ['uri', 'https://example.com'],
  ['byte', 'YQ=='],
])

/** What a schema takes, with no more than has to be there. */
function exampleOf(document: Described, piece: Described): unknown {
  const schema = resolved(document, piece)
  const {
    enum: choices,
    oneOf,
    anyOf,
    required = [],
    properties = {},
    minLength = 1,
    format,
  } = schema
  const [branch] = (oneOf ?? anyOf ?? []) as readonly Described[]
  if (branch !== undefined) return exampleOf(document, branch)
  if (Array.isArray(choices)) return choices[0]
  const [type] = [schema['type']].flat()
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(properties as Readonly<Record<string, Described>>)
          .filter(([key]) => (required as readonly string[]).includes(key))
          .map(([key, inner]) => [key, exampleOf(document, inner)]),
      )
    case 'array':
      return Array.from({ length: Number(schema['minItems'] ?? 0) }, () =>
        exampleOf(document, (schema['items'] ?? {}) as Described),
      )
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return schema['minimum'] ?? 1
    default:
      return TEXTS.get(format) ?? 'a'.repeat(Math.max(Number(minLength), 1))
  }
}
