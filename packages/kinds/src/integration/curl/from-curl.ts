import type { Property } from '../../flow/property.ts'
import { singularOf } from '../../names/plural.ts'
import { camel, wordsOf } from '../../names/words.ts'
import type { IntegrationSettings, Operation } from '../settings.ts'
import { readCurl, type CurlRequest } from './read-curl.ts'

export type FromCurl =
  | {
      readonly ok: true
      readonly operation: Operation
      /** Of the service as a whole, where it has nothing yet. */
      readonly service: Pick<IntegrationSettings, 'baseUrl' | 'auth'>
    }
  | { readonly ok: false; readonly problem: string }

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** An operation out of a line of cURL. What it signs in with stays behind: only its name is kept. */
export function fromCurl(line: string, id: string, taken: ReadonlySet<string>): FromCurl {
  const read = readCurl(line)
  if (!read.ok) return read
  const { request } = read
  const method = METHODS.find((one) => one === request.method)
  if (method === undefined) return { ok: false, problem: `${request.method} is not called here.` }
  const { baseUrl, path, params } = addressOf(request.url)
  const body = bodyOf(request)
  if (body === undefined) return { ok: false, problem: 'The body is neither JSON nor a form.' }
  const auth = authOf(request)
  const query = [...new Map(request.url.searchParams)].filter(([name]) => name !== auth?.name)
  const headers = request.headers.filter(([name]) => isOwn(name) && name !== auth?.name)
  const operation: Operation = {
    id,
    name: freeName(nameOf(method, path), taken),
    method,
    path,
    ...(params.length > 0 && { params }),
    ...(query.length > 0 && { query: query.map(([name, value]) => property(name, value, false)) }),
    ...(headers.length > 0 && { headers: headers.map(([name]) => property(name, '', true)) }),
    ...(body.properties.length > 0 && { body: body.properties }),
    ...(body.isForm && { bodyAs: 'form' as const }),
  }
  return { ok: true, operation, service: { baseUrl, ...(auth && { auth }) } }
}

/** Headers that a caller of the operation gives. */
const isOwn = (name: string): boolean =>
  !/^(?:content-|accept|user-agent|cookie|authorization|host|origin|referer|connection|sec-|priority|dnt)/i.test(
    name,
  )

/** `https://api.example.com/v1` and `/charges/:id` */
function addressOf({ origin, pathname }: URL) {
  const segments = pathname.split('/').filter((one) => one !== '')
  const first = segments.findIndex((one) => !/^(?:api|rest|v\d[\w.]*)$/i.test(one))
  const before = first === -1 ? [] : segments.slice(0, first)
  const params: Property[] = []
  const path = segments.slice(before.length).map((segment, index, all) => {
    if (!isId(segment)) return segment
    const noun = index > 0 ? camel(wordsOf(singularOf(all[index - 1] ?? ''))) : ''
    const isLast = index === all.length - 1
    const name =
      isLast || !/^[a-z]/.test(noun) ? uniqueName('id', params) : uniqueName(`${noun}Id`, params)
    params.push(property(name, /^\d{1,15}$/.test(segment) ? segment : '', true))
    return `:${name}`
  })
  return { baseUrl: [origin, ...before].join('/'), path: `/${path.join('/')}`, params }
}

/** `42`, a UUID, `ch_3Nabc…`, or a hole such as `{id}` */
const isId = (segment: string): boolean =>
  /^(?:\d+|[\da-f]{16,}|[\da-f]{8}-[\da-f-]{27}|[a-z]{2,8}_\w{6,}|%7B.*%7D|\{.*\}|:\w+)$/i.test(
    segment,
  )

const uniqueName = (name: string, all: readonly Property[]): string =>
  all.some((one) => one.name === name) ? `${name}${all.length + 1}` : name

function bodyOf({ body, isJson }: CurlRequest) {
  if (body === undefined || body === '') return { properties: [], isForm: false }
  const value = parsed(body)
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { properties: propertiesOf(value), isForm: false }
  if (isJson || value !== undefined || !/^[^=&\s]+=/.test(body)) return undefined
  const fields = [...new Map(new URLSearchParams(body))]
  return { properties: fields.map(([name, text]) => property(name, text, true)), isForm: true }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const idOf = (name: string): string => `p_${camel(wordsOf(name)).slice(0, 40) || 'value'}`

/** What a text of an address or a form stands for. */
function property(name: string, value: string, required: boolean): Property {
  const type = /^-?\d{1,15}$/.test(value)
    ? 'integer'
    : value === 'true' || value === 'false'
      ? 'boolean'
      : 'string'
  return { id: idOf(name), name, type, ...(required && { required }) }
}

const propertiesOf = (value: object): Property[] =>
  Object.entries(value)
    .slice(0, 100)
    .map(([name, one]) => ({ name, required: true, ...shapeOf(name, one) }))

function shapeOf(name: string, value: unknown): Omit<Property, 'name'> {
  const id = idOf(name)
  switch (typeof value) {
    case 'string':
      return { id, type: 'string' }
    case 'boolean':
      return { id, type: 'boolean' }
    case 'number':
      return { id, type: Number.isSafeInteger(value) ? 'integer' : 'float' }
    default:
      if (value === null) return { id, type: 'json', nullable: true }
      return Array.isArray(value)
        ? { id, type: 'json' }
        : { id, type: 'object', properties: propertiesOf(Object(value)) }
  }
}

/** How it signs in, with a name for the secret that was in it. */
function authOf({ headers, url, user }: CurlRequest): IntegrationSettings['auth'] {
  const host = url.hostname
    .split('.')
    .filter((one) => !/^(?:www|api|com|org|net|io|dev)$/.test(one))
  const service = wordsOf(host.at(-1) ?? '')
    .join('_')
    .toUpperCase()
  const secret = /^[A-Z]/.test(service) ? `${service}_KEY` : 'SERVICE_KEY'
  const header = headers.find(([name]) => /^authorization$/i.test(name))?.[1]
  if (user !== undefined) {
    const [name = '', ...password] = user.split(':')
    // Without a password, the name is the secret.
    return password.join(':') === ''
      ? { type: 'bearer', secret }
      : { type: 'basic', user: name, secret }
  }
  if (header !== undefined && /^bearer /i.test(header)) return { type: 'bearer', secret }
  if (header !== undefined && /^basic /i.test(header)) return { type: 'basic', user: 'api', secret }
  if (header !== undefined) return { type: 'header', name: 'Authorization', secret }
  const key = headers.find(([name]) => KEY.test(name))?.[0]
  if (key !== undefined) return { type: 'header', name: key, secret }
  const inQuery = [...url.searchParams.keys()].find((name) => KEY.test(name))
  return inQuery === undefined ? undefined : { type: 'query', name: inQuery, secret }
}

const KEY = /^(?:x-)?(?:api[-_]?key|auth[-_]?token|access[-_]?token|token|key|appid|apikey)$/i

const VERBS = {
  GET: 'read',
  POST: 'create',
  PUT: 'replace',
  PATCH: 'update',
  DELETE: 'delete',
} as const

/** `GET /charges/:id` → `readCharge` */
function nameOf(method: (typeof METHODS)[number], path: string): string {
  const segments = path.split('/').filter((one) => one !== '')
  const noun = segments.findLast((one) => !one.startsWith(':')) ?? 'root'
  const isOne = segments.at(-1)?.startsWith(':') === true || method !== 'GET'
  const words = wordsOf(isOne ? singularOf(noun) : noun)
  return camel([isOne ? VERBS[method] : 'list', ...words]).slice(0, 44)
}

function freeName(wish: string, taken: ReadonlySet<string>): string {
  let name = wish
  for (let n = 2; taken.has(name); n += 1) name = `${wish}${n}`
  return name
}
