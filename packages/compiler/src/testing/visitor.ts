/** A browser without a screen: it keeps cookies, and goes where it is sent. */
export interface Visitor {
  fetch(url: string, init?: RequestInit): Promise<Response>
  /** Goes on until there is an answer that sends nowhere, or an address begins as this. */
  follow(url: string, until: string): Promise<Arrival>
}

export interface Arrival {
  readonly url: URL
  /** Absent at the address that was waited for. */
  readonly answer?: Response
}

const MOST_STEPS = 20

export function visitor(): Visitor {
  const jars = new Map<string, Map<string, string>>()

  async function fetchWith(url: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url)
    const cookies = jars.get(host) ?? new Map<string, string>()
    jars.set(host, cookies)
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(cookie) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }

  return {
    fetch: fetchWith,
    async follow(url, until) {
      let next = new URL(url)
      for (let step = 0; step < MOST_STEPS; step++) {
        if (next.href.startsWith(until)) return { url: next }
        const answer = await fetchWith(next.href)
        const location = answer.headers.get('location')
        if (location === null) return { url: next, answer }
        await answer.body?.cancel()
        next = new URL(location, next)
      }
      throw new Error(`${url} leads round and round`)
    },
  }
}
