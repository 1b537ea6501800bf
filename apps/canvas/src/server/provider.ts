import { call } from './client.ts'

const KEY = 'drawbridge.provider'

/** What this window does when it is back. */
interface Errand {
  readonly what: 'signIn' | 'connect'
  readonly secret: string
  readonly next: string
}

/** Leaves for the provider; only this window comes back from it. */
export async function goToProvider(what: Errand['what'], next: string): Promise<void> {
  const { url, secret } = await call(what === 'signIn' ? 'beginProvider' : 'beginConnection', {})
  const errand: Errand = { what, secret, next }
  sessionStorage.setItem(KEY, JSON.stringify(errand))
  location.assign(url)
}

/** What this window went for; asked for once. */
export function takeErrand(): Errand | undefined {
  const text = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  return text === null ? undefined : (JSON.parse(text) as Errand)
}
