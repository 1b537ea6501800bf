import {
  api,
  API_PREFIX,
  CSRF_HEADER,
  type Api,
  type BodyOf,
  type Contract,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
  type RouteName,
  type Signed,
  type Tokens,
} from '@drawbridge/protocol'

type Given<C extends Contract> = {
  readonly params?: ParamsOf<C>
  readonly query?: QueryOf<C>
  readonly body?: BodyOf<C>
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

/** A browser as far as the server can tell: it keeps its cookies, and names its origin. */
export class Browser {
  readonly url: string
  cookies = ''
  csrfToken = ''

  constructor(url: string) {
    this.url = url
  }

  /** Calls a route of the table and gives back whatever comes. */
  async call<N extends RouteName>(
    name: N,
    given: Given<Api[N]> = {},
  ): Promise<Answered<ReplyOf<Api[N]>>> {
    const contract: Contract = api[name]
    const headers: Record<string, string> = { ...given.headers }
    if (this.cookies) headers['cookie'] ??= this.cookies
    if (contract.method !== 'GET') headers['origin'] ??= this.url
    headers[CSRF_HEADER] ??= this.csrfToken
    if (given.body !== undefined) headers['content-type'] ??= 'application/json'
    const response = await fetch(addressOf(this.url, contract, given), {
      method: contract.method,
      headers,
      ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
    })
    this.#keepCookies(response)
    const body = await read<ReplyOf<Api[N]>>(response)
    if (response.ok && name !== 'me' && isSigned(body)) this.csrfToken = body.csrfToken
    return { status: response.status, headers: response.headers, body }
  }

  /** The same, for what must succeed. @throws with the answer */
  async must<N extends RouteName>(name: N, given: Given<Api[N]> = {}): Promise<ReplyOf<Api[N]>> {
    const { status, body } = await this.call(name, given)
    if (status >= 300) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  async register(email: string, password = PASSWORD): Promise<this> {
    await this.must('register', { body: { email, password } })
    return this
  }

  /** Signs in where that takes a password alone. */
  async signIn(email: string, password = PASSWORD): Promise<Signed> {
    const answer = await this.must('login', { body: { email, password } })
    if (!isSigned(answer)) throw new Error('A code is asked for.')
    return answer
  }

  /** Tokens where they take a password alone. */
  async tokens(email: string, password = PASSWORD): Promise<Tokens> {
    const answer = await this.must('issueTokens', { body: { email, password } })
    if ('challenge' in answer) throw new Error('A code is asked for.')
    return answer
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) this.cookies = line.split(';')[0] ?? ''
  }
}

const isSigned = (body: unknown): body is Signed =>
  typeof body === 'object' && body !== null && 'csrfToken' in body

export const PASSWORD = 'quiet otter paints viaducts'

function addressOf<C extends Contract>(url: string, contract: C, given: Given<C>): string {
  const params = Object.entries(given.params ?? {})
  const path = params.reduce(
    (text, [name, value]) => text.replace(`:${name}`, encodeURIComponent(String(value))),
    contract.path,
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given.query ?? {})) query.set(name, String(value))
  return `${url}${API_PREFIX}${path}?${query}`
}

async function read<T>(response: Response): Promise<T> {
  const type = response.headers.get('content-type') ?? ''
  if (response.status === 204) return undefined as T
  return (type.includes('json') ? await response.json() : await response.text()) as T
}
