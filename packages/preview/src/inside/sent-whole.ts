import { holdsSecret } from './shown-value.ts'
import { TRACE_HEADER, type Sent } from './words.ts'

interface Request {
  readonly headers: Readonly<Record<string, unknown>>
  readonly url: string
  readonly query?: unknown
  readonly body?: unknown
}

/** Characters of it, written down: it goes into the report of the request. */
const LONGEST = 8_000
const MOST_HEADERS = 50

/** Says who calls; whoever sends it again says it anew. */
const IDENTITY = /^(?:authorization|cookie|x-csrf-token|x-api-key)$/
const DELICATE = /token|key|secret|csrf|password|authorization|cookie/
/** Belongs to one connection, or to the studio. */
const OF_THE_WIRE =
  /^(?:host|connection|keep-alive|upgrade|te|trailer|expect|transfer-encoding|content-length|accept-encoding|forwarded|x-forwarded-.*)$/

/** What a request was sent with, where all of it can be kept: nothing secret, and nothing but JSON. */
export function sentWhole({ headers, url, query, body }: Request): Sent | undefined {
  const text = bodyText(headers, body)
  if (text === undefined) return undefined
  if (holdsSecret(url) || holdsSecret(query) || holdsSecret(body)) return undefined
  const names = Object.keys(headers).filter(
    (name) => name !== TRACE_HEADER && !OF_THE_WIRE.test(name),
  )
  const own = names.filter((name) => !IDENTITY.test(name))
  const kept = own.map((name) => [name, headers[name]] as const)
  const isWhole = kept.every(
    ([name, value]) => typeof value === 'string' && !DELICATE.test(name) && !holdsSecret(value),
  )
  if (!isWhole || kept.length > MOST_HEADERS) return undefined
  const sent = {
    path: url,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    ...(text !== '' && { body: text }),
    proved: own.length < names.length,
  }
  return JSON.stringify(sent).length > LONGEST ? undefined : sent
}

/** Empty for none; undefined where it is not known as it was. */
function bodyText(headers: Request['headers'], body: unknown): string | undefined {
  const hasBody = Number(headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in headers
  if (!hasBody) return ''
  const isJson = /^application\/json\b/.test(String(headers['content-type'] ?? ''))
  return isJson && body !== undefined ? JSON.stringify(body) : undefined
}
