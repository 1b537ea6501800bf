import type { AuthSettings } from './settings.ts'

/** Whether browsers keep what callers are known by: then everything but reads needs a CSRF token. */
export const isByCookie = ({
  method,
  carrier,
}: Pick<AuthSettings, 'method' | 'carrier'>): boolean =>
  method === 'session' || carrier === 'cookie'
