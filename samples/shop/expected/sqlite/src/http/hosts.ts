import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isPublic } from './networks.ts'

export class ClosedAddress extends Error {}

/** How names become addresses; that of the operating system. */
type Resolve = typeof systemLookup

/**
 * A lookup for a connection. The connection is made to the very addresses that were looked at, so
 * that a name cannot lead elsewhere between the look and the call.
 */
function publicLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const [first] = found ?? []
      if (error) callback(error, [])
      else if (first === undefined || !found.every(({ address }) => isPublic(address)))
        callback(new ClosedAddress('the name leads to an address of a private network'), [])
      else if (options.all === true) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }
}

let allowed: ReadonlySet<string> = new Set()
let only: ReadonlySet<string> = new Set()
let resolve: Resolve = systemLookup

/**
 * Says which hosts may be called although they are in a private network: `payments.internal:8080,
 * 10.0.0.5:80`. All others are called at addresses of the internet alone.
 */
export function allowHosts(list: string, names: Resolve = systemLookup): void {
  const hosts = list.split(',').map((host) => host.trim().toLowerCase())
  const wrong = hosts.find(
    (host) => host !== '' && !/^(?:[\w.-]+|\[[\da-f:]+\]):\d{1,5}$/.test(host),
  )
  if (wrong !== undefined)
    throw new Error(`EGRESS_ALLOW: “${wrong}” is not a host and its port, as in intranet:8080.`)
  allowed = new Set(hosts)
  resolve = names
}

/** Says which hosts of the internet are called at all, `api.example.com`; all of them where it is empty. */
export function allowOnly(list: string): void {
  const hosts = list.split(',').map((host) => host.trim().toLowerCase())
  const wrong = hosts.find((host) => host !== '' && !/^[\w.-]+$/.test(host))
  if (wrong !== undefined)
    throw new Error(`EGRESS_ONLY: “${wrong}” is not the name of a host, as in api.example.com.`)
  only = new Set(hosts.filter((host) => host !== ''))
}

/** How the name of this host becomes an address; undefined where it may be any. */
export function lookupFor({ hostname, port, protocol }: URL): LookupFunction | undefined {
  const known = port === '' ? (protocol === 'https:' ? '443' : '80') : port
  if (allowed.has(`${hostname}:${known}`)) return undefined
  if (only.size > 0 && !only.has(hostname))
    throw new ClosedAddress('the host is none of those that EGRESS_ONLY names')
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(literal) !== 0 && !isPublic(literal))
    throw new ClosedAddress('the address is one of a private network')
  return publicLookup(resolve)
}
