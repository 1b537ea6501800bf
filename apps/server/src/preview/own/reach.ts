import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { isShared, type StudioConfig } from '../../config.ts'
import { Refused } from '../../http/problem.ts'

/** What is not the open internet: this machine, its neighbours, and what clouds keep there. */
const CLOSED: readonly (readonly [net: string, bits: number])[] = [
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
/** Of IPv6 only global unicast is open, but for what carries an IPv4 address or documents. */
const OPEN_6 = ['2000::', 3] as const
const CLOSED_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const closed = new BlockList()
for (const [net, bits] of CLOSED) closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of CLOSED_6) closed.addSubnet(net, bits, 'ipv6')
const open6 = new BlockList()
open6.addSubnet(...OPEN_6, 'ipv6')

/** Whether an address belongs to the open internet; one in any other notation does not. */
export function isGlobal(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !closed.check(address, 'ipv4')
  return version === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

/** Whether whoever uses this studio may reach into the network that it stands in. */
export function mayReachInside(config: StudioConfig): boolean {
  return config.privateDatabases === true || !isShared(config)
}

/**
 * The very address that is connected to, so that a name can't lead elsewhere once it was looked at.
 * @throws Refused where it is not found, or in the studio's own network
 */
export async function reach(config: StudioConfig, host: string): Promise<string> {
  const found = await lookup(host, { all: true }).catch(() => [])
  const [first] = found
  if (first === undefined) throw new Refused(422, `There is no host called ${host}.`)
  if (mayReachInside(config) || found.every(({ address }) => isGlobal(address)))
    return first.address
  throw new Refused(
    422,
    'This address is inside the studio’s own network. Whoever runs the studio can allow that: DRAWBRIDGE_PRIVATE_DATABASES=allow.',
  )
}
