import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { Problem } from './errors.ts'

/**
 * Answers to names of its own alone: somebody else's name may be made to lead here, and their pages
 * would then count as ours. Where none are set, a service for this machine has those of the machine.
 */
export function ownName(app: FastifyInstance, { allowedHosts, host }: Config): void {
  if (allowedHosts.length === 0 && !isOfMachine(host)) return
  app.addHook('onRequest', (request, _reply, done) => {
    const name = nameIn(request.headers.host)
    // Nobody can make an address lead elsewhere.
    const isOwn = isIP(name) !== 0 || isOfMachine(name) || allowedHosts.includes(name)
    done(isOwn ? undefined : new Problem(421, 'This service has another name. See ALLOWED_HOSTS.'))
  })
}

function isOfMachine(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || /^(127(\.\d+){3}|::1)$/.test(name)
}

/** Without the port, and without the brackets around an IPv6 address. */
function nameIn(host = ''): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase()
}
