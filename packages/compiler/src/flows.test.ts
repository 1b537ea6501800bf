import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { STEP_KINDS } from '@drawbridge/kinds'
import { boot, type Booted } from './testing/boot.ts'

let steps = 0
type Step = Readonly<Record<string, unknown>>
type Bodies = Readonly<Record<string, readonly Step[]>>

/** `step('set', { value: '1' }, 'one')` */
function step(kind: string, settings: object, name?: string, bodies?: Bodies): Step {
  steps += 1
  const base = { id: `s${steps}`, kind, settings }
  return { ...base, ...(name !== undefined && { name }), ...(bodies && { bodies }) }
}

const give = (value: string) => step('give', { value })
const answer = (body: string) => step('respond', { body })
const property = (name: string, type: string, more: object = {}) => ({
  id: `p_${name}`,
  name,
  type,
  required: true,
  ...more,
})

/** What each endpoint is called, what it takes and does. */
interface Drawn {
  readonly body?: readonly object[]
  readonly steps: readonly Step[]
}

const ENDPOINTS: Readonly<Record<string, Drawn>> = {
  ifGives: {
    body: [property('n', 'integer')],
    steps: [
      step('if', { condition: 'body.n > 10' }, 'size', {
        then: [give("'large'")],
        else: [give("'small'")],
      }),
      answer('{ size }'),
    ],
  },
  ifMayGiveNothing: {
    body: [property('n', 'integer')],
    steps: [
      step('if', { condition: 'body.n > 10' }, 'size', { then: [give("'large'")] }),
      answer("{ size: size ?? 'unknown' }"),
    ],
  },
  switchAnswers: {
    body: [property('mood', 'enum', { values: ['glad', 'sad', 'tired'] })],
    steps: [
      step(
        'switch',
        {
          value: 'body.mood',
          cases: [
            { id: 'glad', is: "'glad'" },
            { id: 'sad', is: "'sad'" },
          ],
        },
        undefined,
        {
          glad: [answer("{ says: 'Hurrah' }")],
          sad: [step('fail', { status: 418, message: "'Alas'" })],
        },
      ),
      answer("{ says: 'Well' }"),
    ],
  },
  loops: {
    body: [property('list', 'list', { items: property('one', 'integer') })],
    steps: [
      step('set', { value: '0' }, 'total'),
      step('each', { list: 'body.list', item: 'one' }, undefined, {
        body: [step('change', { variable: 'total', value: 'total + one' })],
      }),
      step('each', { list: 'body.list', item: 'item' }, 'doubled', { body: [give('item * 2')] }),
      step('each', { list: 'body.list', item: 'entry', parallel: 2 }, 'tripled', {
        body: [give('entry * 3')],
      }),
      step('set', { value: '1' }, 'power'),
      step('while', { condition: 'power < total', atMost: 50 }, undefined, {
        body: [step('change', { variable: 'power', value: 'power * 2' })],
      }),
      answer('{ total, doubled, tripled, power }'),
    ],
  },
  endless: {
    steps: [
      step('while', { condition: 'true', atMost: 3 }, undefined, {
        body: [step('wait', { milliseconds: '0' })],
      }),
      answer('{ done: true }'),
    ],
  },
  lists: {
    body: [property('list', 'list', { items: property('one', 'integer') })],
    steps: [
      step('map', { list: 'body.list', item: 'one', value: 'one + 1' }, 'more'),
      step('filter', { list: 'more', item: 'one', condition: 'one > 2' }, 'few'),
      step('sort', { list: 'few', item: 'one', by: 'one', direction: 'desc' }, 'sorted'),
      step('group', { list: 'sorted', item: 'one', by: 'one % 2' }, 'groups'),
      step('object', { entries: { sorted: 'sorted', count: 'count(groups)' } }, 'result'),
      answer('result'),
    ],
  },
  recovers: {
    body: [property('fails', 'boolean')],
    steps: [
      step('try', { error: 'problem' }, 'outcome', {
        body: [
          step('if', { condition: 'body.fails' }, undefined, {
            then: [step('fail', { status: 409, message: "'It broke'" })],
          }),
          give("'fine'"),
        ],
        recover: [give('`${problem.status}: ${problem.message}`')],
        finally: [step('log', { message: "'tried'" })],
      }),
      answer('{ outcome }'),
    ],
  },
  together: {
    steps: [
      step(
        'parallel',
        {
          branches: [
            { id: 'a', name: 'items' },
            { id: 'b', name: 'sums' },
          ],
        },
        'both',
        {
          a: [step('count', { table: 'items' }, 'n'), give('n')],
          b: [step('count', { table: 'boxes' }, 'n'), give('n')],
        },
      ),
      answer('both'),
    ],
  },
  calls: {
    body: [property('title', 'string')],
    steps: [
      step('call', { flow: 'greet', inputs: { person: 'body.title' } }, 'greeting'),
      answer('{ greeting }'),
    ],
  },
  rolledBack: {
    steps: [
      step('transaction', {}, undefined, {
        body: [
          step('create', { table: 'boxes', values: { label: "'never'" } }),
          step('fail', { status: 400, message: "'No'" }),
        ],
      }),
    ],
  },
  committed: {
    steps: [
      step('transaction', {}, undefined, {
        body: [
          step('create', { table: 'boxes', values: { label: "'always'" } }, 'box'),
          answer('{ label: box.label }'),
        ],
      }),
    ],
  },
  stores: {
    body: [
      property('lines', 'list', {
        items: property('line', 'object', {
          properties: [
            property('title', 'string'),
            property('price', 'decimal', { scale: 2 }),
            property('sold', 'boolean'),
            property('at', 'datetime'),
          ],
        }),
      }),
    ],
    steps: [
      step('upsert', { table: 'boxes', by: ['label'], values: { label: "'shop'" } }, 'box'),
      step('delete', { table: 'items', where: 'row.box == box', whenMissing: 'nothing' }),
      step('createMany', {
        table: 'items',
        list: 'body.lines',
        item: 'line',
        values: {
          title: 'line.title',
          price: 'line.price',
          sold: 'line.sold',
          soldAt: 'line.at',
          box: 'box',
        },
      }),
      step(
        'aggregate',
        {
          table: 'items',
          where: 'row.box == box',
          values: [
            { name: 'n', of: 'count' },
            { name: 'worth', of: 'sum', formula: 'row.price' },
            { name: 'cheapest', of: 'least', formula: 'row.price' },
            { name: 'last', of: 'greatest', formula: 'row.soldAt' },
          ],
        },
        'sums',
      ),
      step(
        'aggregate',
        {
          table: 'items',
          where: 'row.box == box',
          groupBy: ['sold'],
          values: [{ name: 'worth', of: 'sum', formula: 'row.price' }],
        },
        'bySold',
      ),
      step(
        'sql',
        {
          text: "SELECT title, sold FROM items WHERE price > :least AND title <> ':no' ORDER BY title",
          inputs: { least: '0' },
          result: [property('title', 'string'), property('sold', 'boolean')],
        },
        'rows',
      ),
      step('sql', {
        text: 'UPDATE boxes SET label = :label WHERE label = :old',
        inputs: { label: "'sold'", old: "'shop'" },
        writes: true,
      }),
      step('findOne', { table: 'boxes', where: 'row.id == box.id', include: ['items'] }, 'found'),
      step(
        'update',
        { table: 'boxes', where: 'row.id == box.id', values: { label: "'shop'" } },
        'changed',
      ),
      step(
        'findMany',
        {
          table: 'items',
          where: 'row.box == box',
          sort: [{ field: 'price', direction: 'desc' }],
          limit: '2',
          include: ['box'],
          compute: { doubled: 'row.price * 2', isDear: 'row.price > 5' },
        },
        'items',
      ),
      answer(
        '{ sums, bySold, rows, label: found.label, count: count(found.items), changed, items: items.map(item => ({ title: item.title, price: item.price, sold: item.sold, soldAt: item.soldAt, doubled: item.doubled, isDear: item.isDear, box: item.box?.label })) }',
      ),
    ],
  },
  takesOnce: {
    steps: [
      step('delete', { table: 'boxes', where: "row.label == 'once'", whenMissing: 'nothing' }),
      step(
        'create',
        { table: 'boxes', values: { label: "'once'" }, whenTaken: 'nothing' },
        'first',
      ),
      step(
        'create',
        { table: 'boxes', values: { label: "'once'" }, whenTaken: 'nothing' },
        'second',
      ),
      answer('{ first: first != null, second: second != null }'),
    ],
  },
  links: {
    steps: [
      step('upsert', { table: 'boxes', by: ['label'], values: { label: "'linked'" } }, 'box'),
      step('upsert', { table: 'tags', by: ['name'], values: { name: "'red'" } }, 'red'),
      step('upsert', { table: 'tags', by: ['name'], values: { name: "'blue'" } }, 'blue'),
      step('link', { table: 'boxes', relation: 'tags', row: 'box', target: '[red.id, blue.id]' }),
      step('link', { table: 'boxes', relation: 'tags', row: 'box.id', target: 'red' }),
      step('unlink', { table: 'boxes', relation: 'tags', row: 'box', target: 'blue' }),
      step(
        'findMany',
        {
          table: 'boxes',
          where: "row.tags.some(tag => tag.name == 'red')",
          limit: '5',
          include: ['tags'],
        },
        'boxes',
      ),
      answer('{ names: boxes.map(one => one.tags.map(tag => tag.name)) }'),
    ],
  },
  missing: {
    steps: [
      step('update', {
        table: 'boxes',
        where: 'row.id == 987654',
        values: { label: "'x'" },
        message: 'no such box',
      }),
      answer('{ done: true }'),
    ],
  },
  page: {
    body: [property('title', 'string')],
    steps: [step('respond', { as: 'html', body: '`<h1>${body.title}</h1>`' })],
  },
  elsewhere: { steps: [step('respond', { as: 'redirect', body: "'/health/live'" })] },
  plain: {
    steps: [
      step('respond', { as: 'text', status: 202, body: "'ok'", headers: { 'x-one': "'1'" } }),
    ],
  },
  secrets: {
    steps: [
      step('random', { bytes: 16, as: 'hex' }, 'token'),
      step('hash', { value: "'open sesame'" }, 'hashed'),
      step('verifyHash', { value: "'open sesame'", hash: 'hashed' }, 'right'),
      step('verifyHash', { value: "'open'", hash: 'hashed' }, 'wrong'),
      answer('{ size: length(token), right, wrong }'),
    ],
  },
  signsIn: {
    body: [property('email', 'string')],
    steps: [
      step('create', { table: 'users', values: { email: 'body.email' } }, 'account'),
      step('issueToken', { user: 'account' }, 'tokens'),
      answer('{ token: tokens.accessToken }'),
    ],
  },
}

const field = (name: string, type: string, more: object = {}) => ({
  id: `f_${name}`,
  name,
  type,
  required: true,
  ...more,
})

const MANIFEST = {
  drawbridge: 1,
  name: 'Every step',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: { fields: [field('email', 'string', { unique: true, length: 100 })] },
    },
    {
      id: 'boxes',
      kind: 'table',
      name: 'boxes',
      settings: {
        fields: [field('label', 'string', { unique: true, length: 40 })],
        relations: [{ id: 'r_tags', name: 'tags', type: 'manyToMany', target: 'tags' }],
      },
    },
    {
      id: 'items',
      kind: 'table',
      name: 'items',
      settings: {
        fields: [
          field('title', 'string', { length: 40 }),
          field('price', 'decimal', { precision: 10, scale: 2 }),
          field('sold', 'boolean'),
          field('soldAt', 'datetime', { required: false }),
        ],
        relations: [
          {
            id: 'r_box',
            name: 'box',
            type: 'manyToOne',
            target: 'boxes',
            inverse: 'items',
            required: true,
            onDelete: 'cascade',
          },
        ],
        timestamps: true,
      },
    },
    {
      id: 'tags',
      kind: 'table',
      name: 'tags',
      settings: { fields: [field('name', 'string', { unique: true, length: 40 })] },
    },
    {
      id: 'greet',
      kind: 'flow',
      name: 'greet',
      settings: {
        inputs: [property('person', 'string')],
        steps: [
          step('if', { condition: "person == 'nobody'" }, undefined, { then: [give("'…'")] }),
          give('`Hello ${person}`'),
        ],
      },
    },
    { id: 'auth', kind: 'auth', name: 'auth', settings: {} },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: Object.entries(ENDPOINTS).map(([name, drawn]) => ({
          id: `e_${name}`,
          name,
          method: 'POST',
          path: `/${name.toLowerCase()}`,
          access: ['public'],
          ...drawn,
        })),
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'auth', to: 'users' },
    { id: 'c2', from: 'auth', to: 'api' },
  ],
}

test('every kind of step that can be written is tried here', () => {
  const tried = new Set(JSON.stringify(MANIFEST).match(/(?<="kind":")\w+/g))
  const untried = STEP_KINDS.map(({ face }) => face.kind).filter((kind) => !tried.has(kind))
  assert.deepEqual(untried, [])
})

for (const dialect of DIALECTS) {
  suite(`flows on ${dialect}`, () => {
    let booted: Booted
    before(async () => {
      booted = await boot(MANIFEST, dialect)
    })
    after(() => booted[Symbol.asyncDispose]())

    async function post(name: string, payload: object = {}) {
      const url = `/${name.toLowerCase()}`
      const hasBody = ENDPOINTS[name]?.body !== undefined
      const response = await booted.app.inject({ method: 'POST', url, ...(hasBody && { payload }) })
      return response
    }

    async function answers(name: string, payload?: object): Promise<unknown> {
      const response = await post(name, payload)
      assert.equal(response.statusCode, 200, response.body)
      return response.json()
    }

    test('conditions choose, and what they choose has a name', async () => {
      assert.deepEqual(await answers('ifGives', { n: 11 }), { size: 'large' })
      assert.deepEqual(await answers('ifGives', { n: 1 }), { size: 'small' })
      assert.deepEqual(await answers('ifMayGiveNothing', { n: 1 }), { size: 'unknown' })
      assert.deepEqual(await answers('switchAnswers', { mood: 'glad' }), { says: 'Hurrah' })
      assert.deepEqual(await answers('switchAnswers', { mood: 'tired' }), { says: 'Well' })
      assert.equal((await post('switchAnswers', { mood: 'sad' })).statusCode, 418)
    })

    test('loops go through lists, one by one or some at once, and come to an end', async () => {
      assert.deepEqual(await answers('loops', { list: [1, 2, 3] }), {
        total: 6,
        doubled: [2, 4, 6],
        tripled: [3, 6, 9],
        power: 8,
      })
      assert.equal((await post('endless')).statusCode, 500)
      assert.deepEqual(await answers('lists', { list: [1, 2, 3, 4] }), {
        sorted: [5, 4, 3],
        count: 2,
      })
    })

    test('what fails is recovered from', async () => {
      assert.deepEqual(await answers('recovers', { fails: false }), { outcome: 'fine' })
      assert.deepEqual(await answers('recovers', { fails: true }), { outcome: '409: It broke' })
    })

    test('flows are called, and branches go on at the same time', async () => {
      assert.deepEqual(await answers('calls', { title: 'you' }), { greeting: 'Hello you' })
      assert.deepEqual(await answers('calls', { title: 'nobody' }), { greeting: '…' })
      assert.deepEqual(Object.keys((await answers('together')) as object), ['items', 'sums'])
    })

    test('a transaction is all or nothing', async () => {
      const before = (await answers('together')) as { readonly sums: number }
      assert.equal((await post('rolledBack')).statusCode, 400)
      assert.deepEqual(await answers('together'), before)
      assert.deepEqual(await answers('committed'), { label: 'always' })
      assert.equal((await post('committed')).statusCode, 409)
    })

    test('rows are written, read, summed up and changed, exactly', async () => {
      const at = '2026-11-22T10:00:00.500Z'
      const lines = [
        { title: 'Pen', price: '1.50', sold: true, at },
        { title: 'Ink', price: '7.25', sold: false, at: '2026-11-22T12:30:00+01:00' },
        { title: "Paper'; --", price: '9.99', sold: true, at },
      ]
      assert.deepEqual(await answers('stores', { lines }), {
        sums: { n: 3, worth: '18.74', cheapest: '1.50', last: '2026-11-22T11:30:00.000Z' },
        bySold: [
          { sold: false, worth: '7.25' },
          { sold: true, worth: '11.49' },
        ],
        rows: [
          { title: 'Ink', sold: false },
          { title: "Paper'; --", sold: true },
          { title: 'Pen', sold: true },
        ],
        label: 'sold',
        count: 3,
        changed: 1,
        items: [
          {
            title: "Paper'; --",
            price: '9.99',
            sold: true,
            soldAt: at,
            doubled: '19.98',
            isDear: true,
            box: 'shop',
          },
          {
            title: 'Ink',
            price: '7.25',
            sold: false,
            soldAt: '2026-11-22T11:30:00.000Z',
            doubled: '14.50',
            isDear: true,
            box: 'shop',
          },
        ],
      })
      assert.deepEqual(
        ((await answers('stores', { lines: [] })) as { readonly sums: object }).sums,
        { n: 0, worth: '0.00', cheapest: null, last: null },
      )
    })

    test('what is taken, linked or missing is told', async () => {
      assert.deepEqual(await answers('takesOnce'), { first: true, second: false })
      assert.deepEqual(await answers('links'), { names: [['red']] })
      const missing = await post('missing')
      assert.equal(missing.statusCode, 404)
      assert.match(missing.body, /no such box/)
    })

    test('answers are pages, texts and ways elsewhere, too', async () => {
      const page = await post('page', { title: '<script>alert("1")</script>' })
      assert.match(String(page.headers['content-type']), /^text\/html/)
      assert.equal(page.body, '<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</h1>')
      const elsewhere = await post('elsewhere')
      assert.deepEqual([elsewhere.statusCode, elsewhere.headers.location], [303, '/health/live'])
      const plain = await post('plain')
      assert.deepEqual([plain.statusCode, plain.body, plain.headers['x-one']], [202, 'ok', '1'])
    })

    test('secrets are made, kept as hashes and lead to tokens', async () => {
      assert.deepEqual(await answers('secrets'), { size: 32, right: true, wrong: false })
      const { token } = (await answers('signsIn', { email: 'a@example.com' })) as { token: string }
      const headers = { authorization: `Bearer ${token}` }
      const me = await booted.app.inject({ url: '/auth/me', headers })
      assert.equal(me.statusCode, 200)
    })
  })
}
