import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { publicUrl } from './public-url.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** A link to a path of this backend, or of the site in front of it. */
    linkTo(path: string, secret: string): string
  }
}

/**
 * Links are made from what was configured, and never from what a request says. The secret stands
 * behind #, where no server, log or proxy sees it.
 */
export function links(app: FastifyInstance, config: Config): void {
  const base = publicUrl(config)
  app.decorate('linkTo', (path: string, secret: string) => `${base}${path}#${secret}`)
}
