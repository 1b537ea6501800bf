import {
  api,
  API_PREFIX,
  CSRF_HEADER,
  type Api,
  type BodyOf,
  type ParamsOf,
  type Problem,
  type QueryOf,
  type ReplyOf,
  type RouteName,
} from '@drawbridge/protocol'

/** A refusal by the server, or no answer at all (status 0), in words for the person. */
export class Refused extends Error {
  readonly status: number
  /** What is wrong with single fields of what was sent. */
  readonly fields: Readonly<Record<string, string>>

  constructor(status: number, detail: string, fields: Readonly<Record<string, string>> = {}) {
    super(detail)
    this.status = status
    this.fields = fields
  }
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Something went wrong. Please try again.'

type Part<Key extends string, Value> = {} extends Value
  ? { readonly [K in Key]?: Value }
  : { readonly [K in Key]: Value }

export type Input<Name extends RouteName> = Part<'params', ParamsOf<Api[Name]>> &
  Part<'query', QueryOf<Api[Name]>> &
  Part<'body', BodyOf<Api[Name]>>

interface AnyInput {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** What stands in an address, as text. */
const entriesOf = (value: unknown): readonly (readonly [string, string])[] =>
  Object.entries(value ?? {}).flatMap(([key, entry]) =>
    ['string', 'number', 'boolean'].includes(typeof entry) ? [[key, `${entry}`]] : [],
  )

const CSRF_KEY = 'drawbridge.csrf'

/**
 * Remembers the token that comes with signing in, for this origin alone. A cookie reaches every
 * port of a machine; without this beside it, it opens nothing.
 */
export function rememberCsrfToken(token: string): void {
  localStorage.setItem(CSRF_KEY, token)
}

/** The address of a route of the studio. */
export function addressOf(name: RouteName, { params, query }: AnyInput = {}): string {
  const values = new Map(entriesOf(params))
  const path = api[name].path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(values.get(key) ?? ''),
  )
  const search = new URLSearchParams()
  for (const [key, value] of entriesOf(query)) search.set(key, value)
  return `${API_PREFIX}${path}${search.size > 0 ? `?${search}` : ''}`
}

/** Calls a route of the studio; what goes in and comes out is typed by the protocol's table. */
export async function call<Name extends RouteName>(
  name: Name,
  input: Input<Name> & { readonly signal?: AbortSignal },
): Promise<ReplyOf<Api[Name]>> {
  const { method, media } = api[name]
  const { body, signal }: AnyInput = input
  const hasBody = body !== undefined
  const response = await fetch(addressOf(name, input), {
    method,
    credentials: 'same-origin',
    headers: {
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      [CSRF_HEADER]: localStorage.getItem(CSRF_KEY) ?? '',
    },
    ...(hasBody ? { body: JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new Refused(0, 'The studio does not answer. Check that it is running.')
  })
  if (!response.ok) throw await refusal(response)
  return read(response, media)
}

async function read<Reply>(response: Response, media: string | undefined): Promise<Reply> {
  if (response.status === 204) return undefined as Reply
  return (media === undefined ? response.json() : response.blob()) as Promise<Reply>
}

async function refusal(response: Response): Promise<Refused> {
  const problem: Partial<Problem> = await response.json().catch(() => ({}))
  const fields = Object.fromEntries(
    (problem.errors ?? []).map(({ field, message }) => [field, message]),
  )
  const detail = problem.detail ?? `The studio answered ${response.status}. Please try again.`
  return new Refused(response.status, detail, fields)
}
