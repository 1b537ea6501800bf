import { LogController, type FastifyServerOptions } from 'fastify'
import { isShared, type StudioConfig } from './config.ts'
import type { Line } from './audit.ts'

/** One line of JSON for each thing, with its time in UTC, to standard error. */
export function loggingOf(
  config: StudioConfig,
): Pick<FastifyServerOptions, 'logger' | 'logController'> {
  const depth = config.log ?? (isShared(config) ? 'events' : 'faults')
  return {
    logger: {
      level: depth === 'faults' ? 'error' : 'info',
      stream: process.stderr,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
    },
    logController: new LogController({ disableRequestLogging: depth !== 'requests' }),
  }
}

/** What happened, as it stands in the table: when, who, what, from where. */
export function eventOf({ sequence, created_at, account_id, event, detail }: Line) {
  return { event, sequence, at: created_at, account: account_id, detail: JSON.parse(detail) }
}
