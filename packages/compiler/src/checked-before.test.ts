import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'

/** Conditions that look at what callers may leave out, and whom each finds: without it, and with it. */
const CONDITIONS: readonly (readonly [
  condition: string,
  without: readonly string[],
  given: readonly string[],
])[] = [
  ['body.note == null || row.title == lower(body.note)', ['a', 'b'], ['a']],
  ['body.note != null && row.title == lower(body.note)', [], ['a']],
  ["body.note != null ? row.title == lower(body.note) : row.title == 'b'", ['b'], ['a']],
  ["row.title == (body.note == null ? 'b' : lower(body.note))", ['b'], ['a']],
  ["body.note != null && (split(lower(body.note), ',') has row.title)", [], ['a']],
  ['!(body.note != null && row.title == lower(body.note))', ['a', 'b'], ['b']],
  ['body.many == null || body.many * 2 + row.size > 20', ['a', 'b'], ['b']],
  [
    "body.deep == null || body.deep.of == null || row.title == body.deep.of + ''",
    ['a', 'b'],
    ['b'],
  ],
]

const parameter = (name: string, type: string, more: object = {}) => ({
  id: `p_${name}`,
  name,
  type,
  ...more,
})

const MANIFEST = {
  drawbridge: 1,
  name: 'Checked',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'things',
      kind: 'table',
      name: 'things',
      settings: {
        access: { create: ['public'] },
        fields: [
          { id: 'f_title', name: 'title', type: 'string', required: true, length: 9 },
          { id: 'f_size', name: 'size', type: 'integer', required: true },
        ],
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: CONDITIONS.map(([where], index) => ({
          id: `e${index}`,
          name: `search${'ABCDEFGH'[index]}`,
          method: 'POST',
          path: `/search-${index}`,
          access: ['public'],
          body: [
            parameter('note', 'string'),
            parameter('many', 'integer'),
            parameter('deep', 'object', { properties: [parameter('of', 'string')] }),
          ],
          steps: [
            {
              id: 's_find',
              kind: 'findMany',
              name: 'things',
              settings: {
                table: 'things',
                where,
                limit: '9',
                sort: [{ field: 'title', direction: 'asc' }],
              },
            },
            {
              id: 's_answer',
              kind: 'respond',
              settings: { status: 200, as: 'json', body: 'things.map(thing => thing.title)' },
            },
          ],
        })),
      },
    },
  ],
  connections: [{ id: 'c', from: 'api', to: 'things' }],
}

for (const dialect of DIALECTS) {
  suite(`what a condition of a query looks at only once it is there, on ${dialect}`, () => {
    test('is worked out only then', async () => {
      await using backend = await boot(MANIFEST, dialect)
      assert.equal(mistakesIn(backend.folder), '')
      const call = (url: string, payload: object) =>
        backend.app.inject({ method: 'POST', url, payload })
      for (const [size, title] of ['a', 'b'].entries())
        assert.equal((await call('/things', { title, size })).statusCode, 201)
      for (const [index, [condition, without, given]] of CONDITIONS.entries()) {
        const none = await call(`/search-${index}`, {})
        assert.deepEqual(none.json(), without, condition)
        const all = await call(`/search-${index}`, { note: 'A', many: 10, deep: { of: 'b' } })
        assert.deepEqual(all.json(), given, condition)
      }
    })
  })
}
