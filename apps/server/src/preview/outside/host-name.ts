/** `api.example.com:443`, of a name or of an address of the web; undefined for what is neither. */
export function hostIn(text: string): string | undefined {
  const trimmed = text.trim()
  const hasScheme = /^https?:\/\//i.test(trimmed)
  const url = URL.parse(hasScheme ? trimmed : `https://${trimmed}`)
  if (url === null || url.hostname === '' || url.username !== '') return undefined
  if (!hasScheme && (url.pathname !== '/' || url.search !== '')) return undefined
  return `${url.hostname}:${url.port || (url.protocol === 'http:' ? '80' : '443')}`
}
