// The studio's every route, by its own table: with tokens that it never gave out, and by everybody else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { api, type Contract } from '@drawbridge/protocol'
import { breakIntoStudio } from './studio/break-into-studio.ts'
import { asProgram, openStudio } from './studio/open-studio.ts'
import { spread } from './table/spread.ts'
import { Tally } from './table/tally.ts'
import { tokenAttacks } from './token-attacks.ts'
import type { Hole } from './table/target.ts'

test('accepts none of the rights of others and of what other sites forge', async (t) => {
  await using target = await openStudio()
  const { tried, routes, callers, accepted } = await breakIntoStudio(target)
  t.diagnostic(
    `${tried} calls of ${callers.size} callers on ${routes.size} routes, ${accepted.length} accepted`,
  )
  assert.deepEqual(accepted, [])
  for (const { method, path, permission } of Object.values<Contract>(api))
    assert.ok(permission === 'anyone' || routes.has(`${method} ${path}`), `${method} ${path}`)
})

test('accepts none of the forged tokens, on no route', async (t) => {
  await using target = await openStudio()
  const ada = await target.join('ada@example.com')
  const key = await target.studio.storage.queries
    .selectFrom('signing_keys')
    .select('secret')
    .executeTakeFirstOrThrow()
  const attacks = tokenAttacks(ada.accessToken, Buffer.from(key.secret, 'base64url'))
  assert.ok(attacks.length >= 45)

  const tally = new Tally()
  // What only reads comes first: whoever gets in by mistake may end the sign-in.
  const doors = Object.values<Contract>(api)
    .filter(({ permission }) => permission !== 'anyone')
    .toSorted((a, b) => Number(b.method === 'GET') - Number(a.method === 'GET'))
  const mine = spread(doors, ({ method, permission }) => `${method} ${permission}`)
  for (const route of doors)
    for (const { name, authorization } of mine(route, attacks)) {
      // One such is enough.
      if (name === 'eight megabytes' && tally.callers.has(name)) continue
      const { method, path } = route
      const called = { method, path: path.replaceAll(/:\w+/g, '0') }
      const answer = await target.call(called, { authorization })
      const isHeld = answer.statusCode === 401 && answer.reached.length === 0
      tally.judged({ caller: name, route, isHeld, answer })
    }
  t.diagnostic(
    `${tally.tried} calls on ${doors.length} routes, ${attacks.length} tokens, ${tally.accepted.length} accepted`,
  )
  assert.deepEqual(tally.accepted, [])
  assert.equal((await target.call(api.me, asProgram(ada))).statusCode, 200)
})

const HOLES: readonly { readonly name: string; readonly hole: Hole; readonly found: RegExp }[] = [
  {
    name: 'a project that anybody enters',
    hole: {
      path: 'src/accounts/scope.ts',
      what: /\.where\('account_id', '=', account\.accountId\)/,
      becomes: '',
    },
    found: /^another browser about \w+, GET \/projects\/:project: 200$/,
  },
  {
    name: 'cookies that nobody looks up',
    hole: {
      path: 'src/accounts/sessions.ts',
      what: /\.where\('sessions\.token_hash', '=', sha256\(token\)\)/,
      becomes: '',
    },
    found: /^a cookie that was planted, GET \/\S+: \d+$/,
  },
  {
    name: 'a token of the page that nobody compares',
    hole: {
      path: 'src/http/identity.ts',
      what: /return equal\(request\.headers\[CSRF_HEADER\], csrfToken\)/,
      becomes: 'return csrfToken !== undefined',
    },
    found: /^a cookie without its page, GET \/me: 200$/,
  },
  {
    name: 'other sites that are let in',
    hole: {
      path: 'src/http/own-origin.ts',
      what: /if \(\(origin === undefined \? strict : !sameOrigin\) \|\| !sameSite\)/,
      becomes: 'if (strict && sameOrigin && !sameSite && !request)',
    },
    found: /^another site by a socket, GET /,
  },
  {
    name: 'sessions that are never over',
    hole: {
      path: 'src/accounts/sessions.ts',
      what: /if \(!row \|\| isOver\(row\.created_at, row\.last_seen_at\)\) return undefined/,
      becomes: 'if (!row) return undefined',
    },
    found: /^a browser whose days are over, GET \/me: 200$/,
  },
  {
    name: 'sessions that anybody ends',
    hole: {
      path: 'src/accounts/sessions.ts',
      what: /(\.deleteFrom\('sessions'\)\s+)\.where\('account_id', '=', scope\.accountId\)/,
      becomes: '$1',
    },
    found: /^another browser about \w+, DELETE \/sessions\/:id: 204$/,
  },
]

/** A cookie that is good whatever it says hides the others. */
const TOGETHER = Map.groupBy(HOLES, ({ name }) => name.startsWith('cookies'))

for (const holes of TOGETHER.values())
  test(`finds in a studio ${holes.map(({ name }) => name).join(', ')}`, async () => {
    await using target = await openStudio(holes.map(({ hole }) => hole))
    const { accepted } = await breakIntoStudio(target)
    const missed = holes.filter(({ found }) => !accepted.some((one) => found.test(one)))
    assert.deepEqual(
      missed.map(({ name }) => name),
      [],
      accepted.join('\n').slice(0, 2_000),
    )
  })
