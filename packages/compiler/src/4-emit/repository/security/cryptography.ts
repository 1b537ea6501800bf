import { drawnWays, isByCookie, type Model } from '@drawbridge/kinds'
import { markdownTable } from '../markdown.ts'
import { drawnSteps } from './drawn-steps.ts'

/** Every algorithm that is used, and for what. */
export function cryptography(model: Model): string {
  const rows = new Map([...signIn(model), ...steps(model)])
  if (rows.size === 0) return ''
  return `## Cryptography

By \`node:crypto\` (OpenSSL) and the libraries that are named. What is random comes from its generator.

${markdownTable(['For', 'By'], [...rows])}
To use another algorithm, change the one place that \`grep -r node:crypto src\` finds for it. Hashes of passwords name their cost, so that
those of before stay good; sign-ins and links of before end. None of it resists quantum computers but what is symmetric
here, which is all that is kept.
`
}

type Row = readonly [what: string, how: string]

function signIn({ auth }: Model): readonly Row[] {
  if (auth === undefined) return []
  const ways = drawnWays(auth.settings).flatMap(
    ({ way, settings }) => way.strength(settings).crypto,
  )
  return [
    ['passwords', 'argon2id: 19 MiB, 2 passes, 128 random bits of salt, 256 bits'],
    ...(auth.settings.method === 'jwt'
      ? ([
          ['access tokens', 'HMAC-SHA-256 with `JWT_SECRET`, which is used for nothing else'],
        ] as const)
      : []),
    ['passwords that others use', 'SHA-256, of which 48 bits are compared'],
    ['sign-ins in the database', 'SHA-256 of 256 random bits'],
    ...(isByCookie(auth.settings)
      ? ([['CSRF tokens', 'HMAC-SHA-256 with the secret of the session']] as const)
      : []),
    ['counters of attempts', 'SHA-256 of account and network'],
    ...ways,
  ]
}

/** What steps of flows sign, verify and draw by lot. */
const BY_STEP: Readonly<Record<string, Row>> = {
  sign: ['what flows sign', 'HMAC with SHA-256 or SHA-512, and a secret of the environment'],
  verifySignature: [
    'signatures that flows verify',
    'HMAC with SHA-256 or SHA-512, and a secret of the environment',
  ],
  verifyToken: ['tokens of others that flows verify', 'HS256, with a secret of the environment'],
  random: ['what flows draw by lot', 'random bytes, as many as were drawn, or UUIDs'],
}

function steps(model: Model): readonly Row[] {
  const kinds = new Set(drawnSteps(model).map(({ step }) => step.kind))
  return Object.entries(BY_STEP).flatMap(([kind, row]) => (kinds.has(kind) ? [row] : []))
}
