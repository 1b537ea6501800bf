import { HIDDEN, SHORTEST } from './shown-value.ts'

/** Says who somebody is, or how it went: everything else that is text may open something. */
const SPOKEN =
  /^(id|email|name|username|role|roles|scopes|title|type|detail|message|field|requestId|\w+At)$/

/** What goes in and out where people sign in, without anything that opens something. */
export function withoutSecrets(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return SPOKEN.test(name) ? value : HIDDEN
  if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutSecrets(member, key)]),
  )
}

/** The texts that the same leaves out. */
export function secretTexts(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return SPOKEN.test(name) || value.length < SHORTEST ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    secretTexts(member, Array.isArray(value) ? name : key),
  )
}

/** What proves who calls, in each of its parts: a scheme and its token, a cookie and its value. */
export function secretHeaders(headers: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (!PROVING.test(name)) return []
    const parts = String(value).split(/[\s;,=]+/)
    return parts.filter((part) => part.length >= SHORTEST)
  })
}

const PROVING = /authorization|cookie|token|key|secret|csrf/i

/** An address without what stands in its query. */
export const withoutQuery = (url: string): string => url.replace(/\?.*$/s, '?…')
