import type { Json } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { signUp } from './testing/person.ts'
import { withIds } from './testing/steps.ts'

const TEAMS = JSON.parse(
  readFileSync(new URL('../../../samples/teams/manifest.json', import.meta.url), 'utf8'),
)

/** Offers that anybody signed in may make, with a price that staff alone may read. */
const OFFERS = {
  drawbridge: 1,
  name: 'Offers',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'auth', kind: 'auth', name: 'auth', settings: { roles: ['user', 'admin'] } },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        fields: [
          { id: 'e', name: 'email', type: 'string', length: 100, required: true, unique: true },
          { id: 'n', name: 'name', type: 'string' },
        ],
        access: { read: ['owner'] },
      },
    },
    {
      id: 'offers',
      kind: 'table',
      name: 'offers',
      settings: {
        fields: [
          { id: 't', name: 'title', type: 'string', length: 20, required: true },
          { id: 'p', name: 'floor', type: 'integer', readRule: ['role:admin'] },
        ],
        softDelete: true,
        access: Object.fromEntries(
          ['list', 'read', 'create', 'bulkCreate', 'update', 'delete', 'restore'].map((one) => [
            one,
            ['signedIn'],
          ]),
        ),
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
}

for (const dialect of DIALECTS) {
  suite(`rules of fields on ${dialect}`, () => {
    test('leave out what is not for the caller, wherever the row is met', async () => {
      await using backend = await boot(TEAMS, dialect)
      const [owner, other] = [await signUp(backend.app), await signUp(backend.app)]
      const admin = await signUp(backend.app, 'admin')
      const url = `/users/${owner.id}`
      const own = (await owner.call('GET', url)).json()
      assert.match(own.email, /@/)
      assert.equal((await admin.call('GET', url)).json().email, own.email)
      const seen = (await other.call('GET', url)).json()
      assert.equal('email' in seen, false)
      assert.equal(seen.name, own.name)

      const listed = async (person: typeof owner) =>
        (await person.call('GET', '/users')).json().data.map((user: object) => 'email' in user)
      assert.deepEqual(await listed(other), [false, true, false])
      assert.deepEqual(await listed(admin), [true, true, true])
      const project = { name: 'Boat', memberIds: [owner.id, other.id] }
      const { id } = (await owner.call('POST', '/projects', project)).json()
      const include = (await other.call('GET', `/projects/${id}?include=owner,members`)).json()
      assert.equal('email' in include.owner, false)
      assert.deepEqual(
        include.members.map((user: object) => 'email' in user),
        [false, true],
      )
      const changed = (await owner.call('PATCH', url, { name: 'Better' })).json()
      assert.equal(changed.email, own.email)
    })

    test('hold for the answer to every write', async () => {
      await using backend = await boot(OFFERS, dialect)
      const [seller, admin] = [await signUp(backend.app), await signUp(backend.app, 'admin')]
      const offer = { title: 'Boat', floor: 7 }
      for (const [person, known] of [
        [seller, {}],
        [admin, { floor: 7 }],
      ] as const) {
        const told = ({ title, floor }: { title: string; floor?: number }) => ({
          title,
          ...(floor !== undefined && { floor }),
        })
        const made = (await person.call('POST', '/offers', offer)).json()
        const bulk = (await person.call('POST', '/offers/bulk', { items: [offer] })).json()
        const url = `/offers/${made.id}`
        const changed = (await person.call('PATCH', url, { title: 'Boat' })).json()
        assert.equal((await person.call('DELETE', url)).statusCode, 204)
        const restored = (await person.call('POST', `${url}/restore`)).json()
        for (const row of [made, bulk.data[0], changed, restored])
          assert.deepEqual(told(row), { title: 'Boat', ...known })
      }
      assert.equal((await seller.call('GET', '/offers?floor=7')).statusCode, 400)
      const { next } = (await admin.call('GET', '/offers?sort=floor&limit=1')).json().page
      const stolen = await seller.call('GET', `/offers?sort=floor&cursor=${next}`)
      assert.equal(stolen.statusCode, 400)
    })

    test('tell nothing by a filter or an order', async () => {
      await using backend = await boot(TEAMS, dialect)
      const [owner, admin] = [await signUp(backend.app), await signUp(backend.app, 'admin')]
      for (const query of ['email=a@example.com', 'email[startsWith]=a', 'sort=email']) {
        assert.equal((await owner.call('GET', `/users?${query}`)).statusCode, 400, query)
        assert.equal((await admin.call('GET', `/users?${query}`)).statusCode, 200, query)
      }
      const chosen = (await owner.call('GET', '/users?fields=email')).json()
      assert.deepEqual(
        chosen.data.map((user: object) => Object.keys(user)),
        [['email'], []],
      )
    })

    test('refuse what is not for the caller to write, by its name', async () => {
      await using backend = await boot(TEAMS, dialect)
      const [owner, editor] = [await signUp(backend.app), await signUp(backend.app, 'editor')]
      const admin = await signUp(backend.app, 'admin')
      const refused = await owner.call('PATCH', `/users/${owner.id}`, { trusted: true })
      assert.equal(refused.statusCode, 403)
      assert.deepEqual(refused.json().errors, [
        { field: 'trusted', message: 'is not yours to write' },
      ])
      const trusted = await admin.call('PATCH', `/users/${owner.id}`, { trusted: true })
      assert.equal(trusted.json().trusted, true)

      const rated = await owner.call('POST', '/articles', { title: 'Mine', rating: '9.9' })
      assert.equal(rated.statusCode, 403)
      const input = { title: 'Mine', notes: 'Not yet', published: false }
      const article = (await owner.call('POST', '/articles', input)).json()
      assert.equal(article.notes, 'Not yet')
      const url = `/articles/${article.id}`
      const published = await owner.call('PATCH', url, { published: true, notes: 'Done' })
      assert.equal(published.json().notes, 'Done')
      assert.equal((await editor.call('PATCH', url, { notes: 'Hm' })).statusCode, 403)
      const rating = await editor.call('PATCH', url, { rating: '4.5' })
      assert.equal(rating.json().rating, '4.5')
      assert.equal(rating.json().notes, 'Done')
      assert.equal('notes' in (await admin.call('GET', url)).json(), false)
    })

    test('keep somebody who registers from trusting themselves', async () => {
      await using backend = await boot(TEAMS, dialect)
      const payload = {
        email: 'a@example.com',
        name: 'A',
        password: 'parapluie bleu du mardi',
        trusted: true,
      }
      const answer = await backend.app.inject({ method: 'POST', url: '/auth/register', payload })
      assert.equal(answer.statusCode, 400)
    })
  })
}

test('flows have what a rule hides from callers, and several fields may be hidden', async () => {
  const rule = { readRule: ['role:admin'] }
  const fields = [
    { id: 't', name: 'title', type: 'string', length: 20, required: true },
    { id: 'p', name: 'floor', type: 'integer', ...rule },
    { id: 'd', name: 'fee', type: 'decimal', precision: 10, scale: 2, ...rule },
  ]
  const where = { table: 'offers', where: 'row.id == params.id', whenMissing: 'fail' }
  const peek = {
    id: 'peek',
    name: 'peek',
    method: 'GET',
    path: '/peek/:id',
    access: ['public'],
    params: [{ id: 'i', name: 'id', type: 'integer', required: true }],
    steps: [
      { id: 's1', kind: 'findOne', name: 'offer', settings: where },
      { id: 's2', kind: 'respond', settings: { body: '{ floor: offer.floor, fee: offer.fee }' } },
    ],
  }
  const settings: Record<string, object> = { offers: { fields }, api: { endpoints: [peek] } }
  const nodes = OFFERS.nodes.map((node) => ({
    ...node,
    settings: { ...node.settings, ...settings[node.id] },
  }))
  await using backend = await boot({ ...OFFERS, nodes }, 'sqlite')
  assert.equal(mistakesIn(backend.folder), '')
  const seller = await signUp(backend.app)
  const offer = { title: 'Boat', floor: 7, fee: '1.50' }
  const { id } = (await seller.call('POST', '/offers', offer)).json()
  const seen = await backend.app.inject({ url: `/peek/${id}` })
  assert.deepEqual(seen.json(), { floor: 7, fee: '1.50' })
})

test('an event sees what a rule keeps from its caller, and a flow that is called writes to the log', async () => {
  const offers = OFFERS.nodes.find(({ id }) => id === 'offers')
  assert.ok(offers)
  const code = { id: 'c', name: 'code', type: 'string', required: true, readRule: ['role:admin'] }
  const noted = (id: string, row: string): Json => ({
    id,
    name: `offer${id}`,
    when: id,
    steps: withIds([
      { kind: 'create', settings: { table: 'notes', values: { text: `${row}.code` } } },
    ]),
  })
  const { fields } = offers.settings
  const watched = {
    ...offers,
    settings: {
      ...offers.settings,
      fields: [...(fields ?? []), code],
      events: [noted('afterCreate', 'row'), noted('afterUpdate', 'before')],
    },
  }
  const notes = {
    id: 'notes',
    kind: 'table',
    name: 'notes',
    settings: {
      fields: [{ id: 't', name: 'text', type: 'string', required: true }],
      access: { list: ['signedIn'] },
    },
  }
  const tell = {
    id: 'tell',
    kind: 'flow',
    name: 'tell',
    settings: {
      inputs: [{ id: 'p', name: 'log', type: 'string', required: true }],
      steps: withIds([{ kind: 'log', settings: { message: 'log' } }]),
    },
  }
  const pass = {
    id: 'pass',
    kind: 'flow',
    name: 'pass',
    settings: {
      steps: withIds([
        { kind: 'call', settings: { flow: 'tell', inputs: { log: "'passed on'" } } },
      ]),
    },
  }
  const api = {
    id: 'api',
    kind: 'api',
    name: 'api',
    settings: {
      endpoints: [
        {
          id: 'e',
          name: 'speak',
          method: 'POST',
          path: '/speak',
          access: ['signedIn'],
          steps: withIds([
            { kind: 'call', settings: { flow: 'pass' } },
            { kind: 'respond', settings: { status: 204, as: 'nothing' } },
          ]),
        },
      ],
    },
  }
  const others = OFFERS.nodes.filter(({ id }) => id !== 'offers' && id !== 'api')
  const nodes = [...others, api, watched, notes, tell, pass]
  await using backend = await boot({ ...OFFERS, nodes }, 'sqlite')
  assert.equal(mistakesIn(backend.folder), '')
  const person = await signUp(backend.app)
  const made = await person.call('POST', '/offers', { title: 'Boat', code: 'first' })
  assert.equal(made.statusCode, 201)
  assert.equal('code' in made.json(), false)
  await person.call('PATCH', `/offers/${made.json().id}`, { code: 'second' })
  const { data } = (await person.call('GET', '/notes')).json()
  assert.deepEqual(
    data.map(({ text }: { text: string }) => text),
    ['first', 'first'],
  )
  assert.equal((await person.call('POST', '/speak')).statusCode, 204)
})
