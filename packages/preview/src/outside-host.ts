import type { OutsideHost } from './state.ts'

/** The host that a name or an address of the web means: `api.example.com`, `http://localhost:8080/x`. */
export function outsideHost(text: string): OutsideHost | undefined {
  const trimmed = text.trim()
  const hasScheme = /^https?:\/\//i.test(trimmed)
  const url = URL.parse(hasScheme ? trimmed : `https://${trimmed}`)
  if (url === null || url.hostname === '' || url.username !== '') return undefined
  if (!hasScheme && (url.pathname !== '/' || url.search !== '')) return undefined
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port)
  const isHost = /^(?:[\w.-]+|\[[\da-f:]+\])$/.test(url.hostname)
  return isHost && port > 0 ? { host: url.hostname, port } : undefined
}

/** `api.example.com:443` */
export const hostText = ({ host, port }: OutsideHost): string => `${host}:${port}`
