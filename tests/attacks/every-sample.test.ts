// Every sample's every route, by its own table: a new one is attacked without anyone adding it.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { WAYS } from '@drawbridge/kinds'
import { DIALECTS, type Dialect } from '@drawbridge/sql'
import { breakIn } from './table/break-in.ts'
import { forgeRequests } from './table/forge-requests.ts'
import { forgeSignIns } from './table/forge-sign-ins.ts'
import { openTarget, SAMPLES, type Opening } from './table/target.ts'

/** In the long run every sample on every database; else all on one, and the one with everything in it on all. */
const isLong = process.env['TEST_LONG'] !== undefined

const BESIDES: readonly (readonly [sample: string, dialect: Dialect])[] = [
  ['workspace', 'mysql'],
  ['workspace', 'postgres'],
]

/** Every way in that can be drawn, at once; of providers, one. Invitations are into organisations: workspace has them. */
const ways = WAYS.filter(({ kind }) => kind !== 'invitations').map(({ kind }) =>
  kind === 'provider' ? { kind, name: 'acme', issuer: 'https://issuer.example' } : { kind },
)

/** The ways to be known that no sample has; in cookies they are tokens and need CSRF, too. */
const VARIANTS: readonly Opening[] = [
  { sample: 'tasks', dialect: 'sqlite', auth: { ways, carrier: 'cookie' } },
  ...(isLong
    ? [
        { sample: 'tasks', dialect: 'sqlite', auth: { ways } } as const,
        { sample: 'tasks', dialect: 'sqlite', auth: { ways, method: 'session' } } as const,
      ]
    : []),
]

const ALL: readonly Opening[] = [
  ...SAMPLES.flatMap((sample) =>
    DIALECTS.filter(
      (dialect) =>
        isLong ||
        dialect === 'sqlite' ||
        BESIDES.some(([one, on]) => one === sample && on === dialect),
    ).map((dialect) => ({ sample, dialect })),
  ),
  ...VARIANTS,
]

const ATTACKS = {
  'rights of others': breakIn,
  'forged requests': forgeRequests,
  'forged sign-ins': forgeSignIns,
}

for (const opening of ALL) {
  const { sample, dialect, auth } = opening
  suite(
    `${sample} on ${dialect}${auth ? `, with every way in, by ${auth['method'] ?? auth['carrier'] ?? 'token'}` : ''}`,
    () => {
      for (const [name, attack] of Object.entries(ATTACKS))
        test(`accepts none of the ${name}`, async (t) => {
          await using target = await openTarget(opening)
          const { tried, accepted, callers } = await attack(target)
          t.diagnostic(
            `${tried} calls of ${callers.size} callers on ${target.routes.length} routes, ${accepted.length} accepted`,
          )
          assert.deepEqual(accepted, [])
          assert.ok(tried >= target.routes.length)
        })
    },
  )
}
