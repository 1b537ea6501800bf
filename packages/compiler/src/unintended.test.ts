import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { codesOf } from './testing/codes-of.ts'
import { withIds } from './testing/steps.ts'

const sample = (name: string) => {
  const url = new URL(`../../../samples/${name}/manifest.json`, import.meta.url)
  return JSON.parse(readFileSync(url, 'utf8'))
}

/** What is said of a sample that has these settings in one of its parts besides. */
function saidOf(name: string, id: string, settings: object): readonly string[] {
  const manifest = sample(name)
  const node = manifest.nodes.find((one: { id: string }) => one.id === id)
  for (const [key, value] of Object.entries(settings)) {
    const isWhole = Array.isArray(value) || typeof value !== 'object'
    node.settings[key] = isWhole ? value : { ...node.settings[key], ...value }
  }
  return codesOf(manifest)
}

/** An endpoint of teams that gives a role to an account. */
const giving = (
  access: readonly string[],
  role: string,
  before: Parameters<typeof withIds>[0] = [],
): object => ({
  endpoints: [
    {
      id: 'give',
      name: 'giveRole',
      method: 'POST',
      path: '/give/:id',
      params: [{ id: 'p', name: 'id', type: 'integer' }],
      body: [
        {
          id: 'b',
          name: 'role',
          type: 'enum',
          values: ['user', 'editor', 'admin'],
          required: true,
        },
      ],
      access,
      steps: withIds([
        ...before,
        {
          kind: 'update',
          settings: { table: 'users', where: 'row.id == params.id', values: { role } },
        },
        { kind: 'respond', settings: { body: '{ done: true }' } },
      ]),
    },
  ],
})

const LOOKS = {
  kind: 'if',
  settings: { condition: "user.role != 'admin'" },
  bodies: { then: [{ kind: 'fail', settings: { status: 403, message: "'Not yours to give.'" } }] },
}

suite('somebody who can make themselves more than they are', () => {
  const said = ['role-for-oneself']

  test('by an endpoint that gives roles', () => {
    assert.deepEqual(saidOf('teams', 'api', giving(['signedIn'], 'body.role')), said)
    assert.deepEqual(saidOf('teams', 'api', giving(['signedIn'], "'admin'")), said)
    assert.deepEqual(saidOf('teams', 'api', giving(['role:editor'], 'body.role')), said)
    assert.deepEqual(saidOf('teams', 'api', giving(['can:articles:rate'], 'body.role')), said)
    assert.deepEqual(saidOf('teams', 'api', giving(['signedIn'], 'body.role', [LOOKS])), [])
    assert.deepEqual(saidOf('teams', 'api', giving(['signedIn'], "'user'")), [])
    assert.deepEqual(saidOf('teams', 'api', giving(['role:editor'], "'user'")), [])
  })

  test('by writing memberships', () => {
    const update = (...rules: readonly string[]) =>
      saidOf('workspace', 'memberships', { access: { update: rules } })
    assert.deepEqual(update('member'), said)
    // Owners, who may not do that, invite admins besides.
    assert.deepEqual(update('member:admin'), [...said, ...said])
    assert.deepEqual(update('member:can:projects:manage'), said)
    assert.deepEqual(update('signedIn when row.user == user'), said)
    assert.deepEqual(update('member:owner'), [])
    assert.deepEqual(update('member:owner', "member:admin when row.role == 'member'"), [])
    const create = (...rules: readonly string[]) =>
      saidOf('workspace', 'memberships', { access: { create: rules } })
    assert.deepEqual(create('member:owner', 'member:admin'), said)
    assert.deepEqual(create('member:owner'), [])
  })

  test('by inviting others as more', () => {
    const inviting = (role: string, ...gives: readonly string[]) =>
      saidOf('workspace', 'auth', { ways: [{ kind: 'invitations', by: [{ role, gives }] }] })
    assert.deepEqual(inviting('admin', 'owner', 'admin', 'member'), said)
    assert.deepEqual(inviting('member', 'admin'), said)
    assert.deepEqual(inviting('admin', 'admin', 'member'), [])
    assert.deepEqual(inviting('owner', 'owner', 'admin', 'member'), [])
  })

  test('by a field of their account that a rule goes by', () => {
    const list = (rule: string) => saidOf('teams', 'articles', { access: { list: [rule] } })
    assert.deepEqual(list("signedIn when user.name == 'Boss'"), ['decided-by-oneself'])
    assert.deepEqual(list('signedIn when user.trusted'), [])
    assert.deepEqual(list('signedIn when row.owner == user'), [])
  })
})

suite('what tells of people', () => {
  const fields = (extra: object) => ({
    fields: [
      {
        id: 'users_email',
        name: 'email',
        type: 'string',
        length: 200,
        required: true,
        unique: true,
        format: 'email',
        readRule: ['owner'],
      },
      { id: 'users_name', name: 'name', type: 'string', length: 100, required: true },
      { id: 'users_phone', name: 'mobilePhone', type: 'string', length: 40, ...extra },
    ],
  })

  test('is not shown to everybody who signs up', () => {
    const shown = ['shown-to-everybody', 'shown-to-everybody']
    assert.deepEqual(saidOf('teams', 'users', fields({})), shown)
    assert.deepEqual(saidOf('teams', 'users', fields({ readRule: ['owner'] })), [])
    assert.deepEqual(saidOf('teams', 'users', fields({ visibility: 'hidden' })), [])
  })

  test('is nobody’s business where rules say whose', () => {
    const owned = {
      ...fields({}),
      access: { list: ['owner'], read: ['can:people:manage', 'owner'] },
    }
    assert.deepEqual(saidOf('teams', 'users', owned), [])
    assert.deepEqual(
      saidOf('teams', 'users', { ...fields({}), access: { read: ['public'], list: ['owner'] } }),
      ['shown-to-everybody'],
    )
  })
})
