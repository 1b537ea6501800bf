import type { Model, Variable } from '@drawbridge/kinds'
import { variablesOf } from '../../3-plan/needs.ts'

/** Every variable that the backend reads: those of its parts, then those of every backend. */
export function environmentOf(model: Model): readonly Variable[] {
  const rateLimit = Math.max(...model.apis.map(({ settings }) => settings.rateLimit), 1)
  return [
    ...variablesOf(model),
    optional(
      'MIGRATION_DATABASE_URL',
      '',
      'Where the database is for npm run migrate, if an account of its own changes tables.',
    ),
    optional('PORT', '3000', 'Port to listen on.'),
    optional('HOST', '127.0.0.1', 'Address to listen on; 0.0.0.0 for all.'),
    optional(
      'NODE_ENV',
      'development',
      'In production, no reference page and no migration on starting.',
    ),
    optional('LOG_LEVEL', 'info', 'fatal, error, warn, info, debug, trace or silent.'),
    optional('RATE_LIMIT', String(rateLimit), 'Requests a minute from one address.'),
    optional('ALLOWED_HOSTS', '', 'Names that callers reach it by, with commas between.'),
    optional(
      'TRUST_PROXY',
      'false',
      'true, or the address of the proxy in front that sets X-Forwarded-For.',
    ),
    optional(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      '',
      'Where traces go, by OTLP over HTTP with JSON: http://localhost:4318',
    ),
    optional(
      'OTEL_EXPORTER_OTLP_HEADERS',
      '',
      'What that collector asks for: authorization=Bearer%20…, with commas between.',
    ),
    optional('OTEL_SERVICE_NAME', model.slug, 'What traces call this service.'),
  ]
}

/** `.env.example`, from which `npm run setup` makes `.env`. */
export function environmentExample(model: Model): string {
  return environmentOf(model)
    .map(({ name, holds, example }) => `# ${holds}\n${name}=${example}\n`)
    .join('\n')
}

function optional(name: string, example: string, holds: string): Variable {
  return { name, holds, example, required: false }
}
