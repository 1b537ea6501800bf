import { callsOfWays, type Model } from '@drawbridge/kinds'
import { markdownTable, markdownText } from '../markdown.ts'
import { drawnSteps } from './drawn-steps.ts'

/** Who calls it, whom it calls, and who says where that is. */
export function outside(model: Model): string {
  const calls = [
    ...database(model),
    ...mail(model),
    ...providers(model),
    ...services(model),
    ...steps(model),
  ]
  return `## Whom it calls, and who calls it

It listens on one port (\`PORT\`), for HTTP without TLS: what stands in front of it speaks HTTPS, and nothing else should
reach that port. ${pages(model)}It calls:

${markdownTable(['What', 'Where', 'Known there by'], [...calls, COLLECTOR])}
${calls.some(([what]) => what !== 'the database' && what !== 'mail') ? GUARDED : 'It calls nobody else.\n'}`
}

const GUARDED = `Whatever address comes of it, no private network is called but what \`EGRESS_ALLOW\` names, and of the internet nothing
but what \`EGRESS_ONLY\` names, where it is set: set it in production. Only http: and https: are spoken, certificates are verified, and answers, redirects and times are limited (\`src/http/egress.ts\`).
`

/** Sites whose pages may have browsers call it. */
function pages({ apis }: Model): string {
  const origins = [...new Set(apis.flatMap(({ settings }) => settings.origins))]
  if (origins.length === 0) return 'Pages of other sites can’t make browsers call it. '
  return `Of other sites, the pages of ${origins.map(markdownText).join(', ')} may have browsers call it. `
}

type Row = readonly [what: string, where: string, as: string]

const database = ({ dialect }: Model): readonly Row[] => [
  dialect === 'sqlite'
    ? ['the database', 'the file of `DATABASE_URL`', 'nothing: the rights of the file']
    : [
        'the database',
        'the server of `DATABASE_URL`',
        'the account there, which can’t change tables (`database/roles.sql`)',
      ],
]

const COLLECTOR: Row = [
  'a collector of traces',
  'the address of `OTEL_EXPORTER_OTLP_ENDPOINT`, where that is set',
  '`OTEL_EXPORTER_OTLP_HEADERS`',
]

const mail = ({ mail: drawn }: Model): readonly Row[] =>
  drawn === undefined
    ? []
    : [
        [
          'mail',
          'the server of `SMTP_URL`, by TLS unless it is on this machine',
          'the account there',
        ],
      ]

const providers = ({ auth }: Model): readonly Row[] =>
  auth === undefined
    ? []
    : callsOfWays(auth.settings).map((address) => [
        'a provider of identities',
        markdownText(address),
        'client id and secret',
      ])

const services = ({ integrations }: Model): readonly Row[] =>
  integrations
    .filter(({ operations }) => operations.length > 0)
    .map(({ title, settings: { baseUrl, urlFrom, auth } }) => [
      markdownText(title),
      urlFrom === undefined ? markdownText(baseUrl ?? '') : `the address of \`${urlFrom}\``,
      auth === undefined ? 'nothing' : `\`${auth.secret}\``,
    ])

/** An address that is worked out may be one that a caller says. */
const steps = (model: Model): readonly Row[] =>
  drawnSteps(model)
    .filter(({ step }) => step.kind === 'http')
    .map(({ flow, step }) => [
      `\`${flow.folder}\``,
      markdownText(String(step.settings['url'])),
      step.settings['auth'] === undefined ? 'what its headers say' : 'a secret of the environment',
    ])
