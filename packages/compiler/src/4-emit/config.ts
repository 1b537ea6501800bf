import { secretsOf } from '@drawbridge/kinds'
import { code, commas, doc, key, lit, name, ref, typeRef, type Code } from '@drawbridge/source'
import type { Dialect } from '@drawbridge/sql'
import type { Plan } from '../3-plan/plan.ts'

const URLS: Readonly<Record<Dialect, { readonly scheme: string; readonly example: string }>> = {
  sqlite: { scheme: 'sqlite:', example: 'sqlite:./data/app.db' },
  mysql: { scheme: 'mysql://', example: 'mysql://user:password@localhost:3306/app' },
  postgres: { scheme: 'postgres://', example: 'postgres://user:password@localhost:5432/app' },
}

/** `src/config.ts`: the environment, read once. */
export function configFile({ model, settings }: Plan): Code {
  const { scheme, example } = URLS[model.dialect]
  const rateLimit = Math.max(...model.apis.map((api) => api.settings.rateLimit), 1)
  const secrets = [...secretsOf(model).keys()]
  return code`
    export interface Config {
      ${doc(`\`${example}\``)}
      readonly databaseUrl: string
      readonly host: string
      readonly port: number
      readonly production: boolean
      readonly logLevel: string
      /** What it is called by those who reach it: \`api.example.com\`. */
      readonly allowedHosts: readonly string[]
      /** Whether a proxy in front sets the caller's address: true, false or the proxy's own address. */
      readonly trustProxy: boolean | string
      /** Requests a minute from one address. */
      readonly rateLimit: number
      readonly traces: ${typeRef('TraceSettings', 'src/telemetry/settings.ts')} | undefined
      ${secrets.length > 0 && code`readonly secrets: { ${commas(secrets.map((one) => code`readonly ${key(one)}: string`))} }`}
      ${settings.map((one) => code`readonly ${key(one.name)}: ${name(one.valueType === 'string' ? 'string' : 'number')}`)}
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
        if (value === '') problems.push(\`\${name} is not set.\`)
        else if (value.length < minLength)
          problems.push(\`\${name} must have at least \${minLength} characters.\`)
        return value
      }

      function integer(name: string, fallback: number, maximum: number): number {
        const value = Number(env[name] || fallback)
        if (!Number.isInteger(value) || value < 0 || value > maximum)
          problems.push(\`\${name} must be a whole number from 0 to \${maximum}.\`)
        return value
      }

      function oneOf(name: string, choices: readonly string[], fallback: string): string {
        const value = env[name] || fallback
        if (!choices.includes(value)) problems.push(\`\${name} must be one of \${choices.join(', ')}.\`)
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
        rateLimit: integer('RATE_LIMIT', ${lit(rateLimit)}, 1_000_000_000),
        traces: ${ref('readTraces', 'src/telemetry/settings.ts')}(env, ${lit(model.slug)}, problems),
        ${secrets.length > 0 && code`secrets: { ${commas(secrets.map((one) => code`${key(one)}: required(${lit(one)}, 1)`))} },`}
        ${settings.map((one) => code`${key(one.name)}: ${one.read},`)}
      }
      if (config.databaseUrl !== '' && !config.databaseUrl.startsWith(${lit(scheme)}))
        problems.push(${lit(`DATABASE_URL must begin with ${scheme}`)})
      if (problems.length > 0) throw new ConfigError(problems.join('\\n'))
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
      if (${ref('isIP', 'node:net')}(value.split('/')[0] ?? '') === 0)
        problems.push('TRUST_PROXY must be true, false or the address of the proxy.')
      return value
    }`
}
