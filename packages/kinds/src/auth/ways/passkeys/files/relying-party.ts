/** What passkeys belong to: a host, and the pages of it and below it that may use them. */
export interface RelyingParty {
  readonly id: string
  readonly origins: readonly string[]
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly relyingParty: RelyingParty
  }
}

/** Of `https://example.com,https://app.example.com`; says what is wrong with it. */
export function passkeyOrigins(text: string, problems: string[]): string {
  const { id, origins } = relyingParty(text)
  if (!origins.every((origin) => isSecure(origin) && isBelow(new URL(origin).hostname, id)))
    problems.push(
      'PASSKEY_ORIGINS must be addresses such as https://example.com, all on the host of the first or below it.',
    )
  return text
}

export function relyingParty(text: string): RelyingParty {
  const origins = text.split(',').map((origin) => origin.trim())
  return { id: URL.parse(origins[0] ?? '')?.hostname ?? '', origins }
}

/** Browsers offer passkeys on nothing else. */
function isSecure(origin: string): boolean {
  const url = URL.parse(origin)
  if (url === null || url.origin !== origin) return false
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && isBelow(url.hostname, 'localhost'))
  )
}

const isBelow = (host: string, id: string): boolean => host === id || host.endsWith(`.${id}`)
