import type { RouteInfo } from '@drawbridge/compiler'
import type { JsonObject } from '@drawbridge/manifest'
import type { HTTPMethods, InjectOptions } from 'fastify'
import { membershipsIn } from './organisations.ts'
import { PLAIN, valueOf } from './rows.ts'
import type { Target } from './target.ts'

/** A piece of an OpenAPI document. */
type Described = Readonly<Record<string, unknown>>

/** What a route asks for in its body: that it is JSON, and with which members. */
export interface Asked {
  readonly properties: ReadonlySet<string>
  readonly isStrict: boolean
  readonly example: JsonObject
  /** Of the members of `items`, where it has such. */
  readonly items?: ReadonlySet<string>
}

/** The path of a route with a key in the place of each parameter that takes it, and the query that it asks for. */
export function urlOf(target: Target, route: RouteInfo, key: string | number): string {
  const parameters = parametersOf(target, route)
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, word: string) => {
    const schema = parameters.find(({ name }) => name === word)?.['schema'] as Described | undefined
    const isText = schema?.['format'] !== 'uuid' || typeof key === 'string'
    const isFit = isText && new RegExp(String(schema?.['pattern'] ?? ''), 'u').test(String(key))
    return encodeURIComponent(String(isFit ? key : exampleOf(target.document, schema ?? {})))
  })
  const query = new URLSearchParams(askedIn('query', target, route))
  return query.size > 0 ? `${path}?${query}` : path
}

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
  const all = { ...askedIn('header', target, route), ...headers }
  return { method: route.method, url: urlOf(target, route, key), headers: all, ...payload }
}

const describedAs = ({ document }: Target, { path, method }: RouteInfo): Described | undefined =>
  (document['paths'] as Readonly<Record<string, Readonly<Record<string, Described>>>>)[path]?.[
    method.toLowerCase()
  ]

const parametersOf = (target: Target, route: RouteInfo): readonly Described[] =>
  (describedAs(target, route)?.['parameters'] ?? []) as readonly Described[]

/** What it can’t be called without, but for what says who calls. */
function askedIn(
  place: 'header' | 'query',
  target: Target,
  route: RouteInfo,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parametersOf(target, route)
      .filter((one) => one['in'] === place && one['required'] === true)
      .filter(({ name }) => name !== 'x-csrf-token')
      .map(({ name, schema }) => [name, exampleOf(target.document, schema as Described)]),
  )
}

export function askedBy(target: Target, route: RouteInfo): Asked | undefined {
  const { document } = target
  const body = describedAs(target, route)?.['requestBody'] as Described | undefined
  const content = body?.['content'] as Readonly<Record<string, Described>> | undefined
  const schema = content?.['application/json']?.['schema'] as Described | undefined
  if (schema === undefined) return undefined
  const whole = resolved(document, schema)
  const properties = (whole['properties'] ?? {}) as Readonly<Record<string, Described>>
  const item = properties['items']?.['items'] as Described | undefined
  return {
    properties: new Set(Object.keys(properties)),
    isStrict: whole['additionalProperties'] === false,
    example: {
      ...(exampleOf(document, whole) as JsonObject),
      ...(properties['account'] && { account: accountIn(target) }),
      ...(route.name === 'invite' && { role: membershipsIn(target)[0]?.values[0] ?? '' }),
    },
    ...(item && { items: new Set(Object.keys(resolved(document, item)['properties'] ?? {})) }),
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

/** What an account asks for besides what it is known by, which no document describes. */
function accountIn({ model: { tables, auth, dialect } }: Target): JsonObject {
  const { columns = [] } = tables.find(({ node }) => node === auth?.table) ?? {}
  return Object.fromEntries(
    columns
      .filter((column) => column.role === 'field' && !column.optional && column.writable)
      .filter(({ name }) => name !== auth?.identifier.name)
      .map((column) => [column.name, String(valueOf(column, dialect))]),
  )
}

/** What devices make, which no document describes. */
const UNDESCRIBED: JsonObject = {
  credential: {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    response: {
      clientDataJSON: 'e30',
      attestationObject: 'AAAA',
      authenticatorData: 'AAAA',
      signature: 'AAAA',
    },
  },
}

/** What a schema takes, with no more than has to be there. */
function exampleOf(document: Described, piece: Described): unknown {
  const schema = resolved(document, piece)
  const { enum: choices, oneOf, anyOf, required = [], properties = {}, examples } = schema
  const [branch] = (oneOf ?? anyOf ?? []) as readonly Described[]
  if (branch !== undefined) return exampleOf(document, branch)
  if (Array.isArray(choices)) return choices[0]
  if (Array.isArray(examples)) return examples[0]
  const [type] = [schema['type']].flat()
  switch (type) {
    case 'object': {
      const all = Object.entries(properties as Readonly<Record<string, Described>>)
      const asked = all.filter(([key]) => (required as readonly string[]).includes(key))
      const least = Number(schema['minProperties'] ?? 0)
      return Object.fromEntries(
        (asked.length < least ? all.slice(0, least) : asked).map(([key, inner]) => [
          key,
          UNDESCRIBED[key] ?? exampleOf(document, inner),
        ]),
      )
    }
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
      return textFor(schema)
  }
}

function textFor({ format, minLength = 1, pattern = '' }: Described): string | undefined {
  const shape = new RegExp(String(pattern), 'u')
  const texts = [TEXTS.get(format), 'a'.repeat(Math.max(Number(minLength), 1)), ...PLAIN]
  return texts.find((text) => text !== undefined && shape.test(text))
}
