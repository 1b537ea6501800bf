import { isIP } from 'node:net'
import { readTraces, type TraceSettings } from './telemetry/settings.ts'

export interface Config {
  /** `sqlite:./data/app.db` */
  readonly databaseUrl: string
  readonly host: string
  readonly port: number
  readonly production: boolean
  readonly logLevel: string
  /** What it is called by those who reach it: `api.example.com`. */
  readonly allowedHosts: readonly string[]
  /** Whether a proxy in front sets the caller's address: true, false or the proxy's own address. */
  readonly trustProxy: boolean | string
  /** Requests a minute from one address. */
  readonly rateLimit: number
  readonly traces: TraceSettings | undefined
}

export class ConfigError extends Error {}

const MODES = ['development', 'production', 'test']
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/**
 * Reads the environment once, at the start; what is empty is not set. Throws a ConfigError that
 * names every problem.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = []

  function required(name: string, minLength: number): string {
    const value = env[name] ?? ''
    if (value === '') problems.push(`${name} is not set.`)
    else if (value.length < minLength)
      problems.push(`${name} must have at least ${minLength} characters.`)
    return value
  }

  function integer(name: string, fallback: number, maximum: number): number {
    const value = Number(env[name] || fallback)
    if (!Number.isInteger(value) || value < 0 || value > maximum)
      problems.push(`${name} must be a whole number from 0 to ${maximum}.`)
    return value
  }

  function oneOf(name: string, choices: readonly string[], fallback: string): string {
    const value = env[name] || fallback
    if (!choices.includes(value)) problems.push(`${name} must be one of ${choices.join(', ')}.`)
    return value
  }

  const config: Config = {
    databaseUrl: required('DATABASE_URL', 1),
    host: env['HOST'] || '127.0.0.1',
    port: integer('PORT', 3000, 65_535),
    production: oneOf('NODE_ENV', MODES, 'development') === 'production',
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    allowedHosts: readHosts(env['ALLOWED_HOSTS'] || '', problems),
    trustProxy: readTrustProxy(env['TRUST_PROXY'] || 'false', problems),
    rateLimit: integer('RATE_LIMIT', 600, 1_000_000_000),
    traces: readTraces(env, 'library', problems),
  }
  if (config.databaseUrl !== '' && !config.databaseUrl.startsWith('sqlite:'))
    problems.push('DATABASE_URL must begin with sqlite:')
  if (problems.length > 0) throw new ConfigError(problems.join('\n'))
  return config
}

function readHosts(value: string, problems: string[]): readonly string[] {
  const names = value.split(',').map((name) => name.trim().toLowerCase())
  const hosts = names.filter((name) => name !== '')
  if (!hosts.every((name) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name)))
    problems.push('ALLOWED_HOSTS must be names with commas between: api.example.com')
  return hosts
}

function readTrustProxy(value: string, problems: string[]): boolean | string {
  if (value === 'true' || value === 'false') return value === 'true'
  if (isIP(value.split('/')[0] ?? '') === 0)
    problems.push('TRUST_PROXY must be true, false or the address of the proxy.')
  return value
}
