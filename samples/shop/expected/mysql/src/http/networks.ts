import { BlockList, isIP } from 'node:net'

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
