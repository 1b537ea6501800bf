// Where assistants are let into a project: without a key, with one for less, and with nonsense.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { api, type AssistantKey } from '@drawbridge/protocol'
import { breakIntoMcp } from './studio/break-into-mcp.ts'
import { message } from './studio/mcp-messages.ts'
import { asBrowser, openStudio } from './studio/open-studio.ts'
import type { Hole } from './table/target.ts'

test('assistants get in by a good key alone, and no further than it says', async (t) => {
  await using target = await openStudio()
  const { tried, callers, accepted } = await breakIntoMcp(target)
  t.diagnostic(`${tried} calls of ${callers.size} callers, ${accepted.length} accepted`)
  assert.deepEqual(accepted, [])
})

test('of ten thousand calls by one key, as many are looked at as a minute may have', async () => {
  await using target = await openStudio([], { assistantCalls: 20 })
  const ada = await target.join('ada@example.com')
  const made = await target.call(api.createProject, asBrowser(ada), { name: 'Mine' })
  const { id } = made.json<{ readonly id: string }>()
  const key = { name: 'laptop', allowed: 'read', days: 1 }
  const path = api.makeAssistantKey.path.replace(':project', id)
  const answer = await target.call({ method: 'POST', path }, asBrowser(ada), key)
  const { secret } = answer.json<{ readonly key: AssistantKey; readonly secret: string }>()
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
  const body = JSON.stringify(message('tools/list'))
  let reached = 0
  let refused = 0
  for (let call = 0; call < 10_000; call += 1) {
    const answered = await target.send(headers, body)
    if (answered.reached.length > 0) reached += 1
    if (answered.statusCode === 429) refused += 1
  }
  // Minutes go by on slow machines.
  assert.ok(reached < 1_000, `${reached} were looked at`)
  assert.equal(reached + refused, 10_000)
})

const KEYS = 'src/mcp/keys.ts'

const HOLES: readonly { readonly name: string; readonly hole: Hole; readonly found: RegExp }[] = [
  {
    name: 'keys that are never over',
    hole: {
      path: KEYS,
      what: /\.where\('assistant_keys\.expires_at', '>', new Date\(\)\.toISOString\(\)\)/,
      becomes: '',
    },
    found: /^a key that is over asking tools\/list, POST \/mcp: \d+$/,
  },
  {
    name: 'keys that outlive a password',
    hole: {
      path: KEYS,
      what: /\.whereRef\('assistant_keys\.epoch', '=', 'accounts\.epoch'\)/,
      becomes: '',
    },
    found: /^the key of who has another password asking tools\/list, POST \/mcp: \d+$/,
  },
  {
    name: 'keys that outlive a role',
    hole: {
      path: KEYS,
      what: /scope && withRole\(scope, KEY_ROLES\[row\.allowed\]\)/,
      becomes: "scope && withRole(scope, 'viewer')",
    },
    found: /^the key of who only looks by now asking tools\/list, POST \/mcp: \d+$/,
  },
  {
    name: 'keys for everything',
    hole: {
      path: 'src/mcp/project-desk.ts',
      what: /allowed: key\.allowed/,
      becomes: "allowed: 'everything'",
    },
    found: /^(a key (that reads|for changes) applying, POST \/mcp: 200|The drawing was changed)$/,
  },
  {
    name: 'keys that anybody makes for everything',
    hole: { path: KEYS, what: /if \(!scope \|\| !hasRole\([^)]*\)\)/, becomes: 'if (!scope)' },
    found: /^an editor, POST \/projects\/:project\/assistant-keys: 201$/,
  },
  {
    name: 'other sites that are let in',
    hole: {
      path: 'src/http/own-origin.ts',
      what: /if \(\(origin === undefined \? strict : !sameOrigin\) \|\| !sameSite\)/,
      becomes: 'if (strict && sameOrigin && !sameSite && !request)',
    },
    found: /^another site by https:\/\/evil\.example, POST \/mcp: 200$/,
  },
]

test(`finds in a studio ${HOLES.map(({ name }) => name).join(', ')}`, async () => {
  await using target = await openStudio(HOLES.map(({ hole }) => hole))
  const { accepted } = await breakIntoMcp(target)
  const missed = HOLES.filter(({ found }) => !accepted.some((one) => found.test(one)))
  assert.deepEqual(
    missed.map(({ name }) => name),
    [],
    accepted.join('\n').slice(0, 4_000),
  )
})
