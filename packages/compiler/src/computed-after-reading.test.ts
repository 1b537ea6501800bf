import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { check, FUNCTIONS, parse, type Scope } from '@drawbridge/expressions'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from './compile.ts'
import { boot } from './testing/boot.ts'
import { signUp } from './testing/person.ts'

const field = (name: string, type: string, more: object = {}) => ({
  id: `f_${name}`,
  name,
  type,
  ...more,
})

const computed = (formulas: Readonly<Record<string, string>>) =>
  Object.entries(formulas).map(([name, formula]) => ({ id: `c_${name}`, name, formula }))

const OPEN = {
  list: ['public'],
  read: ['public'],
  create: ['public'],
  update: ['public'],
  delete: ['public'],
}

const table = (name: string, settings: object) => ({
  id: name,
  kind: 'table',
  name,
  settings: { access: OPEN, ...settings },
})

function drawing(
  nodes: readonly { readonly id: string; readonly settings: object }[],
  api: object = {},
) {
  return {
    drawbridge: 1,
    name: 'Computed',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      { id: 'api', kind: 'api', name: 'api', settings: api },
      ...nodes,
    ],
    connections: nodes.map(({ id }) => ({ id: `api_${id}`, from: 'api', to: id })),
  }
}

const NOTHING: Scope = { names: new Map(), row: () => ({ kind: 'object', members: new Map() }) }

/** What a field can hold; all else as text. */
function storable(formula: string): boolean {
  const parsed = parse(formula)
  assert(parsed.ok, formula)
  const { type } = check(parsed.expression, NOTHING).typed
  const { kind } = type.kind === 'nullable' ? type.of : type
  return !['list', 'object', 'json', 'null', 'unknown', 'bytes'].includes(kind)
}

const EXAMPLES = [...FUNCTIONS.values()]
  .flatMap(({ examples }) => examples)
  .map(({ expression, gives }, index) => ({
    name: `result${index}`,
    formula: storable(expression) ? expression : `toJson(${expression})`,
    gives: storable(expression) ? gives : JSON.stringify(gives),
  }))

const LARGEST = 60
const CHUNKS = Array.from({ length: Math.ceil(EXAMPLES.length / LARGEST) }, (_, index) =>
  EXAMPLES.slice(index * LARGEST, (index + 1) * LARGEST),
)

const EVERY_FUNCTION = drawing(
  CHUNKS.map((chunk, index) =>
    table(`${'abcdefgh'[index]}Samples`, {
      fields: [field('title', 'string')],
      computed: computed(Object.fromEntries(chunk.map(({ name, formula }) => [name, formula]))),
    }),
  ),
)

const TASKS = table('tasks', {
  fields: [
    field('title', 'string', { required: true, length: 80 }),
    field('price', 'decimal', { precision: 10, scale: 2 }),
    field('done', 'boolean', { required: true }),
    field('due', 'date'),
    field('secret', 'string', { visibility: 'writeOnly', length: 80 }),
  ],
  timestamps: true,
  relations: [
    {
      id: 'r_project',
      name: 'project',
      inverse: 'tasks',
      target: 'projects',
      type: 'manyToOne',
      required: true,
      onDelete: 'cascade',
    },
  ],
  computed: computed({
    short: 'truncate(row.title, 5)',
    half: 'round((row.price ?? 0) / 2, 2)',
    label: 'row.done ? `${row.price ?? 0} ${row.title}` : slug(row.project.name)',
    hint: "truncate(row.secret ?? '', 4)",
    isLate: 'row.due != null && row.due < today()',
    isPast: 'row.createdAt <= addMinutes(now(), 5)',
    isMade: 'row.createdAt > now()',
  }),
})

const PROJECTS = table('projects', {
  softDelete: true,
  fields: [field('name', 'string', { required: true, length: 80 })],
  computed: computed({ code: "padStart(`${count(row.tasks)}`, 4, '0')" }),
})

const FLOWS = {
  endpoints: [
    {
      id: 'e_found',
      name: 'foundTasks',
      method: 'GET',
      path: '/found',
      access: ['public'],
      steps: [
        {
          id: 's_find',
          kind: 'findMany',
          name: 'tasks',
          settings: {
            table: 'tasks',
            include: ['project'],
            sort: [{ field: 'title', direction: 'asc' }],
            limit: '9',
          },
        },
        { id: 's_answer', kind: 'respond', settings: { status: 200, as: 'json', body: 'tasks' } },
      ],
    },
  ],
}

for (const dialect of DIALECTS) {
  suite(`computed fields that ${dialect} can’t work out`, () => {
    test('have every function of the language', async () => {
      await using backend = await boot(EVERY_FUNCTION, dialect)
      for (const [index, chunk] of CHUNKS.entries()) {
        const made = await backend.app.inject({
          method: 'POST',
          url: `/${'abcdefgh'[index]}-samples`,
          payload: { title: 'One' },
        })
        assert.equal(made.statusCode, 201, made.body)
        for (const { name, formula, gives } of chunk)
          assert.deepEqual(made.json()[name], gives, formula)
      }
    })

    test('are in every answer where their row is', async () => {
      await using backend = await boot(drawing([PROJECTS, TASKS], FLOWS), dialect)
      const call = async (
        method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
        url: string,
        body?: object,
      ) => backend.app.inject({ method, url, ...(body !== undefined && { payload: body }) })
      const project = (await call('POST', '/projects', { name: 'The Big Boat' })).json()
      assert.equal(project.code, '0000')
      const input = {
        title: 'Paint it',
        price: '9.99',
        done: false,
        due: '2020-01-01',
        secret: 'password',
        projectId: project.id,
      }
      const made = await call('POST', '/tasks', input)
      assert.equal(made.statusCode, 201, made.body)
      const expected = {
        short: 'Pain…',
        half: '5.00',
        label: 'the-big-boat',
        hint: 'pas…',
        isLate: true,
        isPast: true,
        isMade: false,
      }
      const { id } = made.json()
      const same = (row: object, values: object = expected) => {
        assert.partialDeepStrictEqual(row, values)
        const left = Object.keys(row).filter((name) => /secret|From/.test(name))
        assert.deepEqual(left, [])
      }
      same(made.json())
      same((await call('GET', `/tasks/${id}`)).json())
      same((await call('GET', '/tasks')).json().data[0])
      same((await call('GET', `/projects/${project.id}?include=tasks`)).json().tasks[0])
      const [found] = (await call('GET', '/found')).json()
      same(found)
      assert.equal(found.project.code, '0001')
      const seen = (await call('GET', `/tasks/${id}?include=project&fields=id,short`)).json()
      assert.equal(seen.short, 'Pain…')
      const changed = await call('PATCH', `/tasks/${id}`, { done: true, due: null })
      same(changed.json(), { ...expected, label: '9.99 Paint it', isLate: false })

      assert.equal((await call('GET', '/tasks?isLate=false')).json().data.length, 1)
      assert.equal((await call('GET', '/tasks?isLate=true&sort=isLate')).json().data.length, 0)
      for (const query of ['short=Paint', 'sort=short', 'half[lt]=3', 'hintFrom=pass'])
        assert.equal((await call('GET', `/tasks?${query}`)).statusCode, 400, query)
      const openapi = (await call('GET', '/openapi.json')).body
      assert(!openapi.includes('Filters by `short`'))

      assert.equal((await call('PATCH', `/tasks/${id}`, { done: false })).statusCode, 200)
      assert.equal((await call('DELETE', `/projects/${project.id}`)).statusCode, 204)
      assert.equal((await call('GET', `/tasks/${id}`)).json().label, null)
    })

    test('are about whoever asks', async () => {
      const users = table('users', {
        fields: [
          field('email', 'string', { required: true, unique: true }),
          field('name', 'string', { length: 80 }),
        ],
        access: { read: ['signedIn'] },
        computed: computed({ initial: 'truncate(row.email, 2)' }),
      })
      const notes = table('notes', {
        fields: [field('title', 'string', { required: true, length: 80 })],
        computed: computed({
          greeting: "user == null ? 'nobody' : truncate(user.email, 3) + slug(row.title)",
          isMine: 'user != null',
          short: 'truncate(row.title, 3)',
          echo: 'repeat(slug(row.title), count(row.copies))',
        }),
        relations: [
          {
            id: 'r_original',
            name: 'original',
            inverse: 'copies',
            target: 'notes',
            type: 'manyToOne',
            onDelete: 'setNull',
          },
        ],
      })
      const plain = drawing([users, notes], {
        endpoints: FLOWS.endpoints.map((one) => ({
          ...one,
          steps: [
            {
              id: 's_find',
              kind: 'findMany',
              name: 'tasks',
              settings: { table: 'notes', limit: '9' },
            },
            ...one.steps.slice(1),
          ],
        })),
      })
      const manifest = {
        ...plain,
        nodes: [...plain.nodes, { id: 'auth', kind: 'auth', name: 'auth', settings: {} }],
        connections: [
          ...plain.connections,
          { id: 'auth_users', from: 'auth', to: 'users' },
          { id: 'auth_api', from: 'auth', to: 'api' },
        ],
      }
      await using backend = await boot(manifest, dialect)
      const person = await signUp(backend.app)
      const made = await person.call('POST', '/notes', { title: 'Abcd' })
      assert.equal(made.statusCode, 201, made.body)
      const { id } = made.json()
      assert.match(made.json().greeting, /^..….*abcd$/)
      const nobody = (await backend.app.inject(`/notes/${id}`)).json()
      assert.partialDeepStrictEqual(nobody, { greeting: 'nobody', isMine: false, short: 'Ab…' })
      const [found] = (await backend.app.inject('/found')).json()
      assert.deepEqual(
        Object.keys(found).filter((name) => /From|greeting|isMine/.test(name)),
        [],
      )
      assert.equal(found.short, 'Ab…')
    })
  })
}

test('a rule, a sort and a group that ask for such a field are told what to do', async () => {
  const by = (settings: object, kind = 'findMany') => ({
    endpoints: [
      {
        ...FLOWS.endpoints[0],
        steps: [
          { id: 's', kind, name: 'tasks', settings: { table: 'tasks', ...settings } },
          { id: 't', kind: 'respond', settings: { status: 200, as: 'json', body: 'tasks' } },
        ],
      },
    ],
  })
  const ruled = { ...TASKS.settings, access: { ...OPEN, list: ["public when row.short == 'a'"] } }
  for (const [code, nodes, api] of [
    ['condition-beyond-database', [PROJECTS, { ...TASKS, settings: ruled }], {}],
    ['wrong-formula', [PROJECTS, TASKS], by({ where: "row.short == 'a'" })],
    [
      'computed-beyond-database',
      [PROJECTS, TASKS],
      by({ sort: [{ field: 'short', direction: 'asc' }] }),
    ],
    [
      'computed-beyond-database',
      [PROJECTS, TASKS],
      by({ groupBy: ['short'], values: [{ name: 'n', of: 'count' }] }, 'aggregate'),
    ],
  ] as const) {
    const { diagnostics } = await compile(drawing(nodes, api), { dialect: 'sqlite' })
    const found = diagnostics.filter(({ severity }) => severity === 'error')
    assert.deepEqual(
      found.map((one) => one.code),
      [code],
      JSON.stringify(found),
    )
    assert.match(found[0]?.message ?? '', /after the rows are read/)
  }
})

test('what counts on a row that may be missing is told how to say it', async () => {
  const nodes = [
    PROJECTS,
    {
      ...TASKS,
      settings: {
        ...TASKS.settings,
        computed: computed({ x: "slug(row.done ? slug(row.project.name) : '')" }),
      },
    },
  ]
  const { diagnostics } = await compile(drawing(nodes), { dialect: 'sqlite' })
  const [found] = diagnostics.filter(({ severity }) => severity === 'error')
  assert.equal(found?.code, 'computed-beyond-database')
  assert.match(found.cure, /row\.project\?\.name/)
})
