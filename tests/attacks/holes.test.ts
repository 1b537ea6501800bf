// Each attack finds what it is there for: a hole is put into an emitted backend, and seen.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breakIn } from './table/break-in.ts'
import { forgeRequests } from './table/forge-requests.ts'
import { forgeSignIns } from './table/forge-sign-ins.ts'
import type { Tally } from './table/tally.ts'
import { openTarget, type Hole, type Target } from './table/target.ts'

interface Planted {
  readonly name: string
  readonly attack: (target: Target) => Promise<Tally>
  readonly hole: Hole
  /** What is accepted then. */
  readonly found: RegExp
  readonly sample?: string
}

const IN_POLICY = { path: 'src/policy.ts', what: /('GET \/users': )\[[^\]]*\]/ }
const IN_TOKENS = 'src/auth/tokens.ts'

const HOLES: readonly Planted[] = [
  {
    name: 'a route without a rule',
    attack: breakIn,
    hole: { ...IN_POLICY, becomes: "$1['public']" },
    found: /^nobody, GET \/users: 200$/,
  },
  {
    name: 'a route of one role that is for all',
    attack: breakIn,
    hole: { ...IN_POLICY, becomes: "$1['signedIn']" },
    found: /^a user, GET \/users: 200$/,
  },
  {
    name: 'a list of the rows of all',
    attack: breakIn,
    hole: { path: 'src/database/scope.ts', what: /owner === null/, becomes: 'owner !== undefined' },
    found: /^a user by .*, GET \/tasks: 200$/,
  },
  {
    name: 'a row that anybody reads',
    attack: breakIn,
    hole: {
      path: 'src/projects/queries.ts',
      what: /(READ_OWN = .*)projects\.owner_id = \?/,
      becomes: '$1? IS NOT NULL',
    },
    found: /^a user about a foreign row, GET \/projects\/\{id\}: 200$/,
  },
  {
    name: 'a row that anybody deletes',
    attack: breakIn,
    hole: {
      path: 'src/projects/queries.ts',
      what: /(DELETE FROM projects WHERE id = \? AND )owner_id = \?/,
      becomes: '$1? IS NOT NULL',
    },
    found: /^a user changed a foreign row, DELETE \/projects\/\{id\}$/,
  },
  {
    name: 'a condition that is left out of a statement',
    attack: breakIn,
    sample: 'workspace',
    hole: {
      path: 'src/labels/rules.ts',
      what: /(export function readable[^{]*\{\n)/,
      becomes: "$1  if (caller.id !== undefined) return ''\n",
    },
    found: /^a user about a foreign row, GET \/labels\/\{id\}: 200$/,
  },
  {
    name: 'a row that is tied to somebody else’s',
    attack: breakIn,
    hole: {
      path: 'src/tasks/references.ts',
      what: /if \(found\.length < ids\.length\) throw .*/g,
      becomes: '',
    },
    found: /^a user with projects of somebody’s, POST \/tasks: 201$/,
  },
  {
    name: 'a hidden field that is answered',
    attack: breakIn,
    hole: {
      path: 'src/users/user.ts',
      what: /users\.name/,
      becomes: 'users.password_hash AS name',
    },
    found: /^an? \w+ reads what is hidden, GET \/users/,
  },
  {
    name: 'a member that no body has a place for',
    attack: breakIn,
    hole: {
      path: 'src/projects/schemas.ts',
      what: /additionalProperties: false/g,
      becomes: 'additionalProperties: true',
    },
    found: /^a user with ownerId, POST \/projects: 201$/,
  },
  {
    name: 'a sign-in that is never over',
    attack: breakIn,
    hole: {
      path: 'src/auth/session-queries.ts',
      what: /(auth_sessions\.id = \? AND )auth_sessions\.expires_at > \?/,
      becomes: '$1? IS NOT NULL',
    },
    found: /^somebody whose sign-in is over, GET \/tasks: 200$/,
  },
  {
    name: 'a member who may what only owners may',
    attack: breakIn,
    sample: 'workspace',
    hole: {
      path: 'src/labels/rules.ts',
      what: /\n *AND \(memberships.role = 'owner' OR memberships.role = 'admin'\)/,
      becomes: '',
    },
    found: /^a member who is member about a foreign row, DELETE \/labels\/\{id\}: 204$/,
  },
  {
    name: 'rows that come along with others for anybody',
    attack: breakIn,
    sample: 'teams',
    hole: {
      path: 'src/projects/includes.ts',
      what: /\$\{tasksReadable\([^}]*\}/,
      becomes: '',
    },
    found: /^.* by limit=100&include=tasks, GET \/projects: 200$/,
  },
  {
    name: 'a field of others that can be asked about',
    attack: breakIn,
    sample: 'workspace',
    hole: { path: 'src/users/rules.ts', what: /kept\.delete\('email'\)/, becomes: '' },
    found: /^.* learns by email.*, GET \/users: 200$/,
  },
  {
    name: 'a member deep in a body that has no place for it',
    attack: breakIn,
    hole: {
      path: 'src/tasks/schemas.ts',
      what: /items: input,/,
      becomes: 'items: { ...input, additionalProperties: true },',
    },
    found: /^a user with \w+, POST \/tasks\/bulk: 201$/,
  },
  {
    name: 'a key that may more than it was made for',
    attack: breakIn,
    sample: 'workspace',
    hole: {
      path: 'src/auth/api-keys/authentication.ts',
      what: /done\(lacking === undefined[^\n]*/,
      becomes: 'done()',
    },
    found: /^a key without labels:read, GET \/labels: 200$/,
  },
  {
    name: 'a key that is never over',
    attack: breakIn,
    sample: 'workspace',
    hole: {
      path: 'src/auth/api-keys/queries.ts',
      what: /(auth_keys\.digest = \? AND )auth_keys\.expires_at > \?/,
      becomes: '$1? IS NOT NULL',
    },
    found: /^a key that is over, GET \/labels: 200$/,
  },
  {
    name: 'a row that becomes what its rule forbids',
    attack: breakIn,
    sample: 'workspace',
    hole: {
      path: 'src/comments/rules.ts',
      what: /(export function creatable[^{]*\{\n)/,
      becomes: "$1  if (caller.id !== undefined) return ''\n",
    },
    found: /^a member who is \w+ with .* of somebody’s, POST \/comments: 201$/,
  },
  {
    name: 'a CSRF token that nobody compares',
    attack: forgeRequests,
    sample: 'library',
    hole: { path: 'src/auth/csrf.ts', what: /return sent\.length === .*/, becomes: 'return true' },
    found: /^another site by (no|a wrong|half a) token.*, \w+ \/api\/reviews/,
  },
  {
    name: 'pages of other sites that are let in',
    attack: forgeRequests,
    sample: 'library',
    hole: {
      path: 'src/auth/csrf.ts',
      what: /return site !== undefined .*/,
      becomes: 'return false',
    },
    found: /^another site by .*, with the token, \w+ \/api\/reviews/,
  },
  {
    name: 'a signature that nobody looks at',
    attack: forgeSignIns,
    sample: 'user-collection',
    hole: { path: IN_TOKENS, what: /if \(header !== HEADER .*/, becomes: '' },
    found: /^alg none, \w+ \/auth\/\w+: 20/,
  },
  {
    name: 'tokens for another audience',
    attack: forgeSignIns,
    sample: 'user-collection',
    hole: { path: IN_TOKENS, what: /aud !== APPLICATION/, becomes: 'false' },
    found: /^signed, but it is for another, \w+ \/\w+/,
  },
  {
    name: 'tokens that never expire',
    attack: forgeSignIns,
    sample: 'user-collection',
    hole: { path: IN_TOKENS, what: /now < verified\.until/, becomes: 'true' },
    found: /^signed, but it has expired, \w+ \/\w+/,
  },
  {
    name: 'a role that is read from the token',
    attack: forgeSignIns,
    hole: {
      path: 'src/auth/authentication.ts',
      what: /request\.user = caller \?\? null/,
      becomes: 'request.user = caller ? Object.assign({}, caller, { role: claims.role }) : null',
    },
    found: /^a claimed admin, \/users: 200$/,
  },
  {
    name: 'cookies that nobody looks up',
    attack: forgeSignIns,
    sample: 'library',
    hole: {
      path: 'src/auth/session-queries.ts',
      what: /(WHERE )auth_sessions\.id = \?/,
      becomes: '$1? IS NOT NULL',
    },
    found: /^guessed, \w+ \/account/,
  },
]

for (const { name, attack, hole, found, sample = 'tasks' } of HOLES)
  test(`finds ${name}`, async () => {
    await using target = await openTarget({ sample, dialect: 'sqlite', holes: [hole] })
    const { accepted } = await attack(target)
    assert.ok(
      accepted.some((one) => found.test(one)),
      accepted.join('\n').slice(0, 4_000) || 'nothing was found',
    )
  })
