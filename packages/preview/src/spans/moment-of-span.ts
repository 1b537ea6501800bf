import type { TracedMoment } from '../trace/runs.ts'
import type { GivenSpan } from './span.ts'

type Placeless<One> = One extends TracedMoment ? Omit<One, 'at' | 'within'> : never
/** What happened, before it is known where in the list it stands. */
export type PlacelessMoment = Placeless<TracedMoment>

/** What a span stands for, by the conventions of OpenTelemetry, those of before among them. */
export function momentOf(span: GivenSpan): PlacelessMoment {
  const { name, service, ms, attributes, isServer } = span
  const why = failureOf(span)
  const rest = { ms, ...(why !== undefined && { failed: why }) }
  const text = first(span, 'db.query.text', 'db.statement')
  if (text !== undefined || first(span, 'db.system.name', 'db.system') !== undefined) {
    const rows = attributes['db.response.returned_rows']
    return {
      sort: 'statement',
      text: String(text ?? name).slice(0, LONGEST),
      values: [],
      rows: typeof rows === 'number' ? rows : null,
      ...rest,
    }
  }
  const method = first(span, 'http.request.method', 'http.method')
  if (method !== undefined && !isServer) {
    const host = [first(span, 'server.address', 'net.peer.name'), attributes['server.port']]
    const url = first(span, 'url.full', 'http.url') ?? host.filter((one) => one).join(':')
    return {
      sort: 'call',
      method: String(method),
      url: String(url).slice(0, LONGEST),
      status: statusOf(span) ?? null,
      ...rest,
    }
  }
  if (name === 'transaction') return { sort: 'transaction', ...rest }
  return {
    sort: 'span',
    name: name.slice(0, LONGEST_NAME) || 'A span without a name',
    service: service.slice(0, LONGEST_NAME),
    ...rest,
  }
}

const LONGEST = 2000
const LONGEST_NAME = 200

export const first = (
  { attributes }: GivenSpan,
  ...names: readonly string[]
): string | number | undefined => {
  const name = names.find((one) => Object.hasOwn(attributes, one))
  return name === undefined ? undefined : attributes[name]
}

export function statusOf(span: GivenSpan): number | undefined {
  const status = Number(first(span, 'http.response.status_code', 'http.status_code'))
  return Number.isInteger(status) ? status : undefined
}

/** What was thrown, or what sort of failure it was. */
export function failureOf({ failed, attributes, exceptions }: GivenSpan): string | undefined {
  if (!failed) return undefined
  const [thrown = {}] = exceptions
  const what = thrown['exception.type'] ?? attributes['error.type'] ?? 'It failed'
  const message = thrown['exception.message']
  return (message === undefined ? `${what}.` : `${what}: ${message}`).slice(0, LONGEST)
}
