import { mainApi, type ApiModel } from '@drawbridge/kinds'
import type { Plan } from '../../../3-plan/plan.ts'
import { markdownTable } from '../markdown.ts'

type Row = readonly [what: string, most: string, whom: string]

/** How much anybody may ask for, and what would take long without that. */
export function limits({ model, routes }: Plan): string {
  const has = (operation: string): boolean => routes.some((route) => route.operation === operation)
  const rows: readonly Row[] = [
    [
      'requests',
      'as many a minute as `RATE_LIMIT` says; then 429',
      'each network (an IPv4 address, an IPv6 /64), in each process',
    ],
    ...(model.apis.length > 1 ? model.apis.map(ofApi) : [ofApi(mainApi(model))]),
    ['receiving a request', '30 seconds', 'each request'],
    ...(has('list') ? LISTS : []),
    ...(has('bulkCreate') ? [['rows of one request', '100', 'each request'] as const] : []),
    ...STATEMENTS[model.dialect],
    ...(model.auth === undefined
      ? []
      : [
          [
            'hashing a password',
            '19 MiB and about a tenth of a second, on a thread of its own; attempts are limited below',
            'each attempt',
          ] as const,
        ]),
    ...(callsOut(model)
      ? [
          [
            'a call of another service',
            'its own time limit, 10 seconds unless drawn otherwise; 100 at once to a host',
            'each call',
          ] as const,
        ]
      : []),
  ]
  return `## Limits

What takes long or much, and what keeps anybody from taking too much of it. What is beyond is refused at once.

${markdownTable(['What', 'At most', 'For'], rows)}
Other limits of the business stand in \`openapi.json\`, at each value, and in the rules of \`README.md\`.
`
}

const callsOut = ({ integrations, flows }: Plan['model']): boolean =>
  integrations.length > 0 || flows.some(({ callsOutside }) => callsOutside)

function ofApi(api: ApiModel | undefined): Row {
  const { bodyKilobytes = 1024, timeoutSeconds, prefix = '' } = api?.settings ?? {}
  const answer =
    timeoutSeconds === undefined ? '' : `; ${timeoutSeconds} seconds for an answer, then 503`
  return [
    prefix === '' ? 'a body' : `a body below \`${prefix}\``,
    `${bodyKilobytes} kB, of 1000 names in one object${answer}`,
    'each request',
  ]
}

const LISTS: readonly Row[] = [
  ['rows of a list', '100', 'each request'],
  ['rows of another table beside each', '100', 'each row'],
  ['values of a filter `[in]`', '100', 'each filter'],
]

const STATEMENTS: Readonly<Record<'sqlite' | 'mysql' | 'postgres', readonly Row[]>> = {
  sqlite: [['statements', 'one at a time', 'each process']],
  mysql: [
    [
      'connections to the database',
      '10, and 1000 requests that wait for one; then 503',
      'each process',
    ],
    ['a statement that reads', '30 seconds', 'each statement'],
  ],
  postgres: [
    ['connections to the database', '10', 'each process'],
    ['a statement', '30 seconds', 'each statement'],
  ],
}
