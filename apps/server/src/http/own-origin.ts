import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { isLoopback, type StudioConfig } from '../config.ts'
import { Refused } from './problem.ts'

/**
 * The origin under which this request reached us, if it is one of ours: loopback names, the public
 * address, and bare IP addresses where we listen beyond loopback. Any other name in `Host` is a
 * stranger's domain that was pointed at this machine.
 */
export function ownOrigin(config: StudioConfig, host: string | undefined): string | undefined {
  const url = host === undefined ? null : URL.parse(`http://${host}`)
  if (!url || url.host !== host?.toLowerCase().replace(/:80$/, '')) return undefined
  const open = config.publicUrl === undefined ? null : URL.parse(config.publicUrl)
  if (open && url.host === open.host) return open.origin
  const name = url.hostname.replace(/^\[|\]$/g, '')
  if (isLoopback(name) || (!isLoopback(config.host) && isIP(name) !== 0)) return url.origin
  return undefined
}

/** @throws Refused when a change, or a live connection, comes from another site */
export function assertOwnOrigin(
  config: StudioConfig,
  request: FastifyRequest,
  strict: boolean,
): void {
  const { origin, 'sec-fetch-site': site } = request.headers
  const sameOrigin = origin === ownOrigin(config, request.headers.host)
  const sameSite = site === undefined || site === 'same-origin'
  if ((origin === undefined ? strict : !sameOrigin) || !sameSite)
    throw new Refused(403, 'This came from another site, so nothing was done.')
}
