import type { Model, Variable } from '@drawbridge/kinds'
import { environmentOf } from '../environment.ts'
import { markdownTable } from '../markdown.ts'

/** What nobody else may know, who gets it, and how it is replaced. */
export function secrets(model: Model): string {
  const rows = environmentOf(model)
    .filter((variable) => isSecret(variable) && !isFile(variable, model))
    .map(({ name, holds }) => [
      `\`${name}\``,
      holds,
      REPLACED[name] ??
        'Get a new one from whom it is shared with; start again with it; end the old one there.',
    ])
  return `## Secrets

They come from the environment and from nowhere else: not from the code, the image or a log. Keep them in
what your platform has for secrets, which gives each to this service alone; \`.env\`, which only its owner
can read, is for one's own machine. None has a default: without them it does not start.

${markdownTable(['Variable', 'What it holds', 'To replace it'], rows)}
Replace each once a year, when somebody leaves who knew it, and at once when it may have been seen.
`
}

const isSecret = ({ name, holds, required, madeUp }: Variable): boolean =>
  madeUp === true ||
  /_(?:SECRET|PASSWORD|KEY|TOKEN)$/.test(name) ||
  name in REPLACED ||
  (required && /secret|password|gave you/i.test(holds))

/** Where a file is tells nobody anything. */
const isFile = ({ name }: Variable, { dialect }: Model): boolean =>
  dialect === 'sqlite' && name.endsWith('DATABASE_URL')

const URL_OF_DATABASE =
  'Give the account another password; start again with it. Nobody is signed out.'

const REPLACED: Readonly<Record<string, string>> = {
  DATABASE_URL: URL_OF_DATABASE,
  MIGRATION_DATABASE_URL: URL_OF_DATABASE,
  JWT_SECRET:
    'Start again with another: access tokens of before are good no more, and are exchanged by their refresh tokens. Nobody is signed out.',
  TOTP_SECRET:
    'Start again with another: secrets of apps that it sealed can’t be opened any more, so whoever has an app signs in by a recovery code and sets it up anew.',
  OTEL_EXPORTER_OTLP_HEADERS: 'Get a new key from the collector; start again with it.',
  SMTP_URL: 'Give the account there another password; start again with it.',
}
