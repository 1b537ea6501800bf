import { isIPv6 } from 'node:net'

/** Neighbours count together: /24 of IPv4, /64 of IPv6, however the address is written. */
export function networkOf(ip: string): string {
  const address = ip.replace(/%.*$/, '')
  if (!isIPv6(address)) return address.split('.').slice(0, 3).join('.')
  const groups = groupsOf(address)
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high = 0, low = 0] = groups.slice(6)
    return `${high >> 8}.${high & 255}.${low >> 8}`
  }
  return groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')
}

/** All eight, with those that `::` stands for; Node's reader of addresses turns `1.2.3.4` into two. */
function groupsOf(address: string): readonly number[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [before = '', after = ''] = canonical.split('::')
  const [head, tail] = [before, after].map((half) =>
    half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16)),
  )
  const left = head ?? []
  const right = tail ?? []
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right]
}
