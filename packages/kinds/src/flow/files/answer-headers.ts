import { Problem } from './errors.ts'

/** A value as a header can have it: no line may end in one. */
export function headerText(value: string): string {
  if (/[^\t\u0020-\u007E\u0080-\u00FF]/.test(value))
    throw new Problem(400, 'A value does not fit into the header that it is for.')
  return value
}

/** Stands for this service, whatever it is called. */
const HERE = 'http://here.invalid'

/** Where to go on to, as a path of this service: a caller who names another would send people anywhere. */
export function ownPath(address: string): string {
  const url = address.startsWith('/') ? URL.parse(address, HERE) : null
  const isOwn = url?.origin === HERE && !url.pathname.startsWith('//')
  if (url === null || !isOwn) throw unfit()
  return url.pathname + url.search + url.hash
}

/** Where to go on to: a path of this service, or a page of the web. */
export function webAddress(address: string): string {
  if (address.startsWith('/')) return ownPath(address)
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) throw unfit()
  return url.href
}

function unfit(): Problem {
  return new Problem(400, 'Nobody can be sent on to the address that was given.')
}
