import { ConfigError, type Config } from '../config.ts'

/**
 * Where this application is, for those who are sent back to it. What a request says of that is never
 * believed: its host may be anybody's.
 */
export function publicUrl({ publicUrl: text, production }: Config): string {
  const url = URL.parse(text)
  const isPlain = url?.protocol === 'http:' && (!production || url.hostname === 'localhost')
  if (url === null || (url.protocol !== 'https:' && !isPlain) || url.search !== '')
    throw new ConfigError('PUBLIC_URL must be an address as in https://api.example.com')
  return `${url.origin}${url.pathname}`.replace(/\/$/, '')
}
