import type { FastifyRequest } from 'fastify'
import type { StudioConfig } from '../../config.ts'
import { ownOrigin } from '../../http/own-origin.ts'

/** What passkeys belong to: a host, and the pages that may use them. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/**
 * The public address where there is one; else this machine by its name, since no passkey belongs to
 * an IP address. Undefined where browsers offer none.
 */
export function relyingParty(
  config: StudioConfig,
  request: FastifyRequest,
): RelyingParty | undefined {
  const origin = config.publicUrl ?? ownOrigin(config, request.headers.host)
  const url = origin === undefined ? null : URL.parse(origin)
  const isSecure = url?.protocol === 'https:' || url?.hostname === 'localhost'
  return url && isSecure ? { id: url.hostname, origin: url.origin } : undefined
}
