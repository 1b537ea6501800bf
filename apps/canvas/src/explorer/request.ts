import type { Manifest } from '@drawbridge/manifest'
import type { PreviewRequest, Route } from '@drawbridge/protocol'
import { splitRule } from '../details/table/access-words.ts'
import type { Caller, Draft } from '../stores/trace.ts'
import { askedIn, hidesRows, whyEmpty } from '../runs/why-empty.ts'
import { callerWords, roleOf } from './cast.ts'
import { formOptions } from './form-options.ts'

export const endpointOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  `${method} ${path}`

/** The names in `{}` of a path. */
export const paramsOf = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')

/** The path that is asked for, with the values of a draft in it. */
export function pathOf(route: Route, draft: Draft): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(draft.params[name] ?? ''),
  )
  const query = new URLSearchParams(
    Object.entries(draft.query).filter(([, value]) => value !== ''),
  ).toString()
  // Square brackets stand for comparisons and are read more easily as they are.
  return query === '' ? path : `${path}?${query.replace(/%5B/g, '[').replace(/%5D/g, ']')}`
}

export function requestOf(route: Route, draft: Draft, as: Caller): PreviewRequest {
  const path = pathOf(route, draft)
  const hasBody = route.method !== 'GET' && draft.body.trim() !== ''
  if (!hasBody) return { as, method: route.method, path }
  return {
    as,
    method: route.method,
    path,
    headers: { 'content-type': 'application/json' },
    body: draft.body,
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** How a caller who has signed in shows it, with words in <> for what only they have. */
export function credentialsOf({ nodes }: Pick<Manifest, 'nodes'>): readonly string[] {
  const settings = nodes.find(({ kind }) => kind === 'auth')?.settings ?? {}
  const { method, carrier, scheme = 'Bearer' } = settings
  const csrf = 'x-csrf-token: <CSRF token>'
  if (method === 'session') return ['cookie: session=<session>', csrf]
  if (carrier === 'cookie') return ['cookie: access=<access token>', csrf]
  return [`authorization: ${String(scheme)} <access token>`]
}

/** The same request for a terminal. */
export function curlOf(
  request: PreviewRequest,
  url: string | null,
  credentials: readonly string[],
): string {
  const address = `${(url ?? 'http://localhost:3000').replace(/\/$/, '')}${request.path}`
  return [
    `curl ${request.method === 'GET' ? '' : `-X ${request.method} `}${quoted(address)}`,
    ...credentialsFor(request.as, credentials).map((header) => `-H ${quoted(header)}`),
    ...Object.entries(request.bodyAs === 'base64' ? {} : (request.headers ?? {})).map(
      ([name, value]) => `-H ${quoted(`${name}: ${value}`)}`,
    ),
    ...(request.bodyAs === 'base64'
      ? formOptions(request).map((field) => `-F ${quoted(field)}`)
      : request.body === undefined
        ? []
        : [`-d ${quoted(request.body)}`]),
  ].join(' \\\n  ')
}

function credentialsFor(as: Caller, credentials: readonly string[]): readonly string[] {
  if (as === 'nobody') return []
  return typeof as !== 'string' && as.scopes ? ['x-api-key: <key>'] : credentials
}

/** How many rows an answer holds, where it is a list. */
export function rowsOf(body: string): number | null {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || !('data' in value)) return null
    return Array.isArray(value.data) ? value.data.length : null
  } catch {
    return null
  }
}

const STATUS_WORDS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No content',
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Unprocessable',
  429: 'Too many requests',
  500: 'Server error',
  502: 'Bad gateway',
  503: 'Unavailable',
  504: 'No answer in time',
}

export const statusWords = (status: number): string =>
  `${status} ${STATUS_WORDS[status] ?? ''}`.trim()

/** Whom a rule names, without the formula of the rows that it holds for. */
const whoOf = (rule: string): string => {
  const { who, when } = splitRule(rule)
  const named = RULE_WORDS[who] ?? who.replace(/^role:/, '').replace(/^can:/, 'whoever has ')
  return when === null ? named : `${named}, for some rows`
}

const RULE_WORDS: Readonly<Record<string, string>> = {
  public: 'anybody',
  signedIn: 'whoever is signed in',
  owner: 'the owner of a row',
  member: 'members of the organisation',
}

/** Why a backend refuses, in its own sentence; none where it is not said. */
export function detailOf(body: string): string {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || !('detail' in value)) return ''
    return typeof value.detail === 'string' ? value.detail : ''
  } catch {
    return ''
  }
}

/** Whether a rule shows whoever is asking every row, and not theirs alone. */
const seesAll = (access: readonly string[], as: Caller, roles: readonly string[]): boolean =>
  access.some((rule) => ['public', 'signedIn', `role:${roleOf(as, roles) ?? ''}`].includes(rule))

/** Why an answer may surprise, and what to try: who is asking is the usual reason. */
export function explain(
  route: Route,
  status: number,
  as: Caller,
  roles: readonly string[],
  body: string,
  path: string,
): string | null {
  const rules = [...new Set(route.access.map(whoOf))].join(' or ')
  if (status === 401 && route.path.endsWith('/login'))
    return 'No account has these two. Register it first, or send what it was registered with.'
  if (status === 401 && as !== 'nobody')
    return `You act as ${callerWords(as, roles)}, but what was sent to prove it was not accepted. Send it again.`
  if (status === 401)
    return 'You act as nobody here, and this endpoint wants to know who is asking.'
  if (status === 403) return `You act as ${callerWords(as, roles)}; this endpoint is for: ${rules}.`
  if (status === 404 && route.access.includes('owner'))
    return `There is no such row, or it belongs to somebody else; you act as ${callerWords(as, roles)}.`
  if (rowsOf(body) !== 0 || route.operation !== 'list' || askedIn(path).length > 0) return null
  if (route.access.includes('owner') && !seesAll(route.access, as, roles)) {
    const whose =
      route.access.length === 1 ? 'only owners see theirs' : `rows are listed for: ${rules}`
    return `No row belongs to ${callerWords(as, roles)}, and ${whose}. Add one, or act as somebody else.`
  }
  if (seesAll(route.access, as, roles)) return whyEmpty({ ...route, path, there: 0 })
  // Whoever is let in sees every row, so none is there.
  return whyEmpty({ ...route, path, there: hidesRows(route.access) ? undefined : 0 })
}
