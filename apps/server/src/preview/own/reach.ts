import { lookup } from 'node:dns/promises'
import { isPublic } from '@drawbridge/compiler/networks'
import { isShared, type StudioConfig } from '../../config.ts'
import { Refused } from '../../http/problem.ts'

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
  if (mayReachInside(config) || found.every(({ address }) => isPublic(address)))
    return first.address
  throw new Refused(
    422,
    'This address is inside the studio’s own network. Whoever runs the studio can allow that: DRAWBRIDGE_PRIVATE_DATABASES=allow.',
  )
}
