import type { Model } from '@drawbridge/kinds'
import type { Dialect } from '@drawbridge/sql'

/** A variable of the environment that the backend reads. */
export interface Variable {
  readonly name: string
  readonly holds: string
  /** What stands in .env.example; absent where the line is only a hint. */
  readonly example: string
  readonly required: boolean
}

const DATABASE_URL: Readonly<Record<Dialect, string>> = {
  sqlite: 'sqlite:./data/app.db',
  mysql: 'mysql://app:${DATABASE_PASSWORD}@127.0.0.1:3306/app',
  postgres: 'postgres://app:${DATABASE_PASSWORD}@127.0.0.1:5432/app',
}

/** The server of compose.yaml, as who may make databases there. */
const TEST_DATABASE_URL: Readonly<Record<Exclude<Dialect, 'sqlite'>, string>> = {
  mysql: 'mysql://root:${DATABASE_PASSWORD}@127.0.0.1:3306/',
  postgres: 'postgres://app:${DATABASE_PASSWORD}@127.0.0.1:5432/postgres',
}

export function environmentOf(model: Model): readonly Variable[] {
  const rateLimit = Math.max(...model.apis.map(({ settings }) => settings.rateLimit), 1)
  const tests = model.dialect === 'sqlite' ? undefined : TEST_DATABASE_URL[model.dialect]
  return [
    ...(tests === undefined
      ? []
      : [variable('DATABASE_PASSWORD', '', 'Password of the database in compose.yaml.', false)]),
    variable(
      'DATABASE_URL',
      DATABASE_URL[model.dialect],
      model.dialect === 'sqlite'
        ? 'Which file the database is.'
        : 'Where the database is, and how to sign in to it.',
      true,
    ),
    ...(tests === undefined
      ? []
      : [
          variable(
            'TEST_DATABASE_URL',
            tests,
            'Server on which the tests may make databases of their own.',
            false,
          ),
        ]),
    ...(model.auth?.settings.method === 'jwt'
      ? [variable('JWT_SECRET', '', 'Signs access tokens. At least 32 random characters.', true)]
      : []),
    variable('PORT', '3000', 'Port to listen on.', false),
    variable('HOST', '127.0.0.1', 'Address to listen on; 0.0.0.0 for all.', false),
    variable(
      'NODE_ENV',
      'development',
      'In production, no reference page and no migration on starting.',
      false,
    ),
    variable('LOG_LEVEL', 'info', 'fatal, error, warn, info, debug, trace or silent.', false),
    variable('RATE_LIMIT', String(rateLimit), 'Requests a minute from one address.', false),
    variable(
      'TRUST_PROXY',
      'false',
      'true, or the address of the proxy in front that sets X-Forwarded-For.',
      false,
    ),
  ]
}

/** `.env.example`, from which `npm run setup` makes `.env`. */
export function environmentExample(model: Model): string {
  return environmentOf(model)
    .map(({ name, holds, example }) => `# ${holds}\n${name}=${example}\n`)
    .join('\n')
}

function variable(name: string, example: string, holds: string, required: boolean): Variable {
  return { name, holds, example, required }
}
