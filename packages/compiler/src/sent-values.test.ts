import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { boot } from './testing/boot.ts'
import { failuresIn, mistakesIn } from './testing/complaints.ts'
import { withIds } from './testing/steps.ts'

const property = (name: string, type: string, more: object = {}) => ({
  id: `p_${name}`,
  name,
  type,
  ...more,
})
const field = (name: string, type: string, more: object = {}) => ({ id: name, name, type, ...more })
const required = { required: true }

/** Talks that may not overlap; what they cost has a default, and their code nobody can guess at. */
const MANIFEST = {
  drawbridge: 1,
  name: 'Talks',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'talks',
      kind: 'table',
      name: 'talks',
      settings: {
        fields: [
          field('code', 'string', { ...required, pattern: '^[A-Z]{2}-[0-9]{3}$' }),
          field('starts', 'datetime', required),
          field('ends', 'datetime', required),
          field('price', 'decimal', { default: { kind: 'literal', value: 1.5 } }),
          field('fee', 'decimal', { ...required, default: { kind: 'literal', value: 0 } }),
          field('cost', 'decimal', {
            visibility: 'hidden',
            default: { kind: 'literal', value: 2 },
          }),
          field('seats', 'bigint', { ...required, default: { kind: 'literal', value: 7 } }),
        ],
        access: { list: ['public'], create: ['public'], update: ['public'] },
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'e_book',
            name: 'book',
            method: 'POST',
            path: '/book',
            access: ['public'],
            body: [
              property('code', 'string', { ...required, maxLength: 6 }),
              property('starts', 'datetime', required),
              property('ends', 'datetime', required),
            ],
            steps: withIds([
              {
                kind: 'if',
                settings: { condition: 'body.ends <= body.starts' },
                bodies: {
                  then: [{ kind: 'fail', settings: { status: 400, message: "'It ends before.'" } }],
                },
              },
              {
                kind: 'count',
                name: 'clashes',
                settings: {
                  table: 'talks',
                  where: 'row.starts < body.ends && row.ends > body.starts',
                },
              },
              {
                kind: 'if',
                settings: { condition: 'clashes == 0' },
                bodies: {
                  then: [
                    {
                      kind: 'createMany',
                      settings: {
                        table: 'talks',
                        list: '[body.code]',
                        item: 'code',
                        values: { code: 'code', starts: 'body.starts', ends: 'body.ends' },
                      },
                    },
                    {
                      kind: 'create',
                      settings: {
                        table: 'talks',
                        values: {
                          code: "'XX-000'",
                          starts: "'2020-01-01T00:00:00.000Z'",
                          ends: "'2020-01-01T00:00:00.000Z'",
                        },
                      },
                    },
                  ],
                },
              },
              { kind: 'respond', settings: { body: '{ clashes }' } },
            ]),
          },
          {
            id: 'e_search',
            name: 'search',
            method: 'GET',
            path: '/search',
            access: ['public'],
            query: [
              property('code', 'string'),
              property('day', 'date'),
              property('codes', 'list', { items: property('code', 'string') }),
            ],
            steps: withIds([
              {
                kind: 'findMany',
                name: 'found',
                settings: {
                  table: 'talks',
                  where: "row.code != 'XX-000'",
                  filters: [
                    {
                      when: 'query.code != null',
                      condition: 'contains(lower(row.code), lower(query.code))',
                    },
                    {
                      when: 'query.day != null',
                      condition: "row.starts >= startOfDay(query.day, 'Europe/Berlin')",
                    },
                    { when: 'query.codes != null', condition: 'query.codes has row.code' },
                  ],
                  compute: { isTwo: 'row.cost == 2.00' },
                  limit: '10',
                },
              },
              {
                kind: 'respond',
                settings: {
                  body: '{ found: found.map(one => ({ code: one.code, price: one.price, fee: one.fee, cost: one.isTwo, seats: one.seats })) }',
                },
              },
            ]),
          },
          {
            id: 'e_echo',
            name: 'echo',
            method: 'POST',
            path: '/echo',
            access: ['public'],
            body: [
              property('at', 'datetime'),
              property('amounts', 'list', { items: property('amount', 'decimal', { scale: 2 }) }),
              property('large', 'bigint'),
            ],
            steps: withIds([
              {
                kind: 'respond',
                settings: { body: '{ at: body.at, amounts: body.amounts, large: body.large }' },
              },
            ]),
          },
        ],
      },
    },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'database' }],
}

for (const dialect of ['sqlite', 'mysql', 'postgres'] as const)
  suite(dialect, () => {
    test('what callers send means what it says, however it is spelt', async () => {
      await using booted = await boot(MANIFEST, dialect)
      const { app } = booted
      const post = async (url: string, payload: object) =>
        await app.inject({ method: 'POST', url, payload })
      const book = async (code: string, starts: string, ends: string) => {
        const answer = await post('/book', { code, starts, ends })
        return answer.statusCode === 200 ? answer.json().clashes : answer.statusCode
      }
      assert.equal(await book('AB-001', '2026-05-01T10:00:00Z', '2026-05-01T11:00:00Z'), 0)
      // The next one begins as the last one ends, and ends after it began, if only for other clocks.
      assert.equal(await book('AB-002', '2026-05-01T13:00:00+02:00', '2026-05-01T12:00:00Z'), 0)
      assert.equal(await book('AB-003', '2026-05-01T23:30:00+13:00', '2026-05-01T10:45:00Z'), 1)
      assert.equal(await book('AB-004', '2026-05-01T13:00:00+02:00', '2026-05-01T11:00:00Z'), 400)
      assert.equal(await book('AB-005', '2016-12-31T23:59:60Z', '2026-05-01T11:00:00Z'), 400)

      const search = async (query: string) =>
        (await app.inject({ url: `/search?${query}` })).json().found
      const row = (code: string) => ({ code, price: '1.50', fee: '0.00', cost: true, seats: '7' })
      assert.deepEqual(await search(''), [row('AB-001'), row('AB-002')])
      assert.deepEqual(await search('code=ab-002'), [row('AB-002')])
      assert.deepEqual(await search('codes=AB-001&codes=AB-009'), [row('AB-001')])
      assert.deepEqual(await search('day=2026-05-02'), [])
      assert.deepEqual(await search('day=2026-05-01&code=001'), [row('AB-001')])

      const sent = { at: '2026-05-01T13:00:00+02:00', amounts: ['1.5', '-0.1'], large: '007' }
      const kept = { at: '2026-05-01T11:00:00.000Z', amounts: ['1.50', '-0.10'], large: '7' }
      assert.deepEqual((await post('/echo', sent)).json(), kept)
      if (dialect !== 'sqlite') return
      assert.equal(mistakesIn(booted.folder), '')
      assert.equal(failuresIn(booted.folder), '')
    })
  })
