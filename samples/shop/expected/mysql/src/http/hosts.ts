import { lookup as systemLookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What no service of the internet answers at: this machine, private networks, clouds' own data. */
const PRIVATE: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/** The internet's own part of IPv6, and what of it leads back into IPv4 or to nobody. */
const INTERNET = blockOf([['2000::', 3]], 'ipv6')
const RESERVED = blockOf(
  [
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
  'ipv6',
)
const PRIVATE_V4 = blockOf(PRIVATE, 'ipv4')

function blockOf(networks: typeof PRIVATE, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [network, bits] of networks) list.addSubnet(network, bits, family)
  return list
}

/** Whether an address is one of the internet's, as numbers, however it is spelt. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !PRIVATE_V4.check(address, 'ipv4')
  return isIP(address) === 6 && INTERNET.check(address, 'ipv6') && !RESERVED.check(address, 'ipv6')
}

export class PrivateAddress extends Error {}

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
        callback(new PrivateAddress('the name leads to an address of a private network'), [])
      else if (options.all === true) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }
}

let allowed: ReadonlySet<string> = new Set()
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

/** How the name of this host becomes an address; undefined where it may be any. */
export function lookupFor({ hostname, port, protocol }: URL): LookupFunction | undefined {
  const known = port === '' ? (protocol === 'https:' ? '443' : '80') : port
  if (allowed.has(`${hostname}:${known}`)) return undefined
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(literal) !== 0 && !isPublic(literal))
    throw new PrivateAddress('the address is one of a private network')
  return publicLookup(resolve)
}
