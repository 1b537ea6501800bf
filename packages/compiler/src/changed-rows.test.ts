import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from './compile.ts'
import { boot, type Booted } from './testing/boot.ts'

/** What an `update` step makes of a row by what the row has. */
function drawing(values: Readonly<Record<string, string>>) {
  const given = { id: 'b_n', name: 'n', type: 'integer', required: true }
  const note = { id: 'b_note', name: 'note', type: 'string' }
  const field = { required: true } as const
  return {
    drawbridge: 1,
    name: 'Stock',
    nodes: [
      { id: 'db', kind: 'database', name: 'db', settings: { dialect: 'sqlite' } },
      {
        id: 'goods',
        kind: 'table',
        name: 'goods',
        settings: {
          fields: [
            { id: 'f_left', name: 'left', type: 'integer', ...field },
            { id: 'f_price', name: 'price', type: 'decimal', precision: 12, scale: 2, ...field },
            { id: 'f_taken', name: 'taken', type: 'integer' },
            { id: 'f_note', name: 'note', type: 'string', length: 200, unique: true },
          ],
          timestamps: true,
          relations: [{ id: 'r_o', name: 'other', type: 'manyToOne', target: 'goods' }],
          version: true,
          access: { list: ['public'], read: ['public'], create: ['public'] },
        },
      },
      {
        id: 'api',
        kind: 'api',
        name: 'api',
        settings: {
          endpoints: [
            {
              id: 'e_take',
              name: 'take',
              method: 'POST',
              path: '/take',
              access: ['public'],
              body: [given, note],
              steps: [
                {
                  id: 's_take',
                  kind: 'update',
                  settings: { table: 'goods', where: 'row.left >= body.n', values },
                },
                { id: 's_end', kind: 'respond', settings: { as: 'nothing', status: 204 } },
              ],
            },
            {
              id: 'e_put',
              name: 'put',
              method: 'PUT',
              path: '/put',
              access: ['public'],
              body: [given, { ...note, required: true }],
              steps: [
                {
                  id: 's_put',
                  kind: 'upsert',
                  name: 'kept',
                  settings: {
                    table: 'goods',
                    by: ['note'],
                    values: { note: 'body.note', left: 'body.n', price: '1' },
                    changes: { left: 'body.n' },
                  },
                },
                { id: 's_kept', kind: 'respond', settings: { body: 'kept' } },
              ],
            },
          ],
        },
      },
    ],
    connections: [{ id: 'c', from: 'api', to: 'goods' }],
  }
}

const FIXED = { left: 'row.left - body.n', price: 'row.price * 2 - 0.25', taken: 'body.n' }
const OPEN = { left: 'row.left - body.n', taken: '(row.taken ?? 0) + body.n', note: 'body.note' }

for (const dialect of DIALECTS) {
  suite(`a row changed by what it has, on ${dialect}`, () => {
    let fixed: Booted
    let open: Booted
    before(async () => {
      fixed = await boot(drawing(FIXED), dialect)
      open = await boot(drawing(OPEN), dialect)
    })
    after(async () => {
      await fixed[Symbol.asyncDispose]()
      await open[Symbol.asyncDispose]()
    })

    const stored = async ({ app }: Booted, payload: object) =>
      (await app.inject({ method: 'POST', url: '/goods', payload })).json<{ id: number }>().id
    const take = async ({ app }: Booted, payload: object) =>
      (await app.inject({ method: 'POST', url: '/take', payload })).statusCode
    const read = async ({ app }: Booted, id: number) =>
      (await app.inject({ url: `/goods/${id}` })).json<Record<string, unknown>>()

    test('of fifty who take at once, each takes from what the others left', async () => {
      const id = await stored(fixed, { left: 30, price: '0.25' })
      const codes = await Promise.all(Array.from({ length: 50 }, () => take(fixed, { n: 1 })))
      assert.equal(codes.filter((code) => code === 204).length, 30)
      assert.equal(codes.filter((code) => code === 404).length, 20)
      const { left, taken, version } = await read(fixed, id)
      assert.deepEqual([left, taken, version], [0, 1, 31])
    })

    test('exact numbers stay exact', async () => {
      const id = await stored(fixed, { left: 1, price: '1000000000.33' })
      await take(fixed, { n: 1 })
      assert.equal((await read(fixed, id))['price'], '2000000000.41')
    })

    test('what the caller leaves out stays as it is, beside what the row tells', async () => {
      const id = await stored(open, { left: 5, price: '1.00', note: 'kept' })
      assert.equal(await take(open, { n: 2 }), 204)
      const first = await read(open, id)
      assert.deepEqual([first['left'], first['note'], first['version']], [3, 'kept', 2])
      assert.equal(await take(open, { n: 1, note: 'new' }), 204)
      const second = await read(open, id)
      assert.deepEqual([second['left'], second['note'], second['taken']], [2, 'new', 3])
    })

    test('what is put twice is one row, whose version and time go on', async () => {
      const put = async (n: number) => {
        const payload = { n, note: 'only' }
        const answer = await open.app.inject({ method: 'PUT', url: '/put', payload })
        return answer.json<Record<string, unknown>>()
      }
      const first = await put(1)
      assert.deepEqual([first['left'], first['version']], [1, 1])
      const second = await put(2)
      assert.deepEqual([second['id'], second['left'], second['version']], [first['id'], 2, 2])
      assert.equal(second['createdAt'], first['createdAt'])
      assert.ok(String(second['updatedAt']) >= String(first['updatedAt']))
    })
  })
}

for (const [what, values] of Object.entries({
  'a value that the same step changes': { left: '1', taken: 'row.left' },
  'a value of another row': { left: 'row.other?.left ?? 0' },
}))
  test(`does not take ${what}`, async () => {
    const compiled = await compile(drawing(values))
    assert.equal(compiled.ok, false)
    assert.deepEqual(
      compiled.diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ code, field }) => [code, field?.split('/').slice(-2).join('/')]),
      [['wrong-formula', `values/${'taken' in values ? 'taken' : 'left'}`]],
    )
  })
