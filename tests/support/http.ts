import type { Json, JsonObject } from '@drawbridge/manifest'

/** A caller of a running backend, with or without a token. */
export interface Caller {
  call(method: string, path: string, body?: unknown): Promise<Answer>
}

export interface Answer {
  readonly status: number
  /** The body as JSON; null when there is none. */
  readonly body: Json
}

export function caller(address: string, token?: string): Caller {
  return {
    async call(method, path, body) {
      const headers: Record<string, string> = {}
      if (body !== undefined) headers['content-type'] = 'application/json'
      if (token !== undefined) headers['authorization'] = `Bearer ${token}`
      const payload = body === undefined ? {} : { body: JSON.stringify(body) }
      const response = await fetch(address + path, { method, headers, ...payload })
      const text = await response.text()
      return { status: response.status, body: text === '' ? null : JSON.parse(text) }
    },
  }
}

/** The value at a path of keys and positions inside an answer: `at(body, 'data', 0, 'title')`. */
export function at(
  value: Json | undefined,
  ...path: readonly (string | number)[]
): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  )
}

/** The text or number there, as text. */
export function textAt(value: Json | undefined, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path)
  if (typeof found === 'string' || typeof found === 'number') return String(found)
  throw new Error(`Nothing at ${path.join('.')} of ${JSON.stringify(value)}`)
}

/** Registers somebody and logs in; a caller who carries the token. */
export async function signUp(
  address: string,
  email: string,
  profile: JsonObject = {},
): Promise<Caller> {
  const nobody = caller(address)
  const account = { email, password: 'a long enough passphrase' }
  const registered = await nobody.call('POST', '/auth/register', { ...profile, ...account })
  if (registered.status !== 201) throw new Error(JSON.stringify(registered))
  const { body } = await nobody.call('POST', '/auth/login', account)
  return caller(address, textAt(body, 'accessToken'))
}
