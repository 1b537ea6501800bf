import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from './compile.ts'
import { boot } from './testing/boot.ts'

/** A shop of one endpoint, which answers with what these steps have set. */
const shop = (values: Readonly<Record<string, string>>): unknown => ({
  drawbridge: 1,
  name: 'Shop',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'orders',
      kind: 'table',
      name: 'orders',
      settings: { fields: [{ id: 'f_title', name: 'title', type: 'string', required: true }] },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'e1',
            name: 'price',
            method: 'POST',
            path: '/price',
            access: ['public'],
            body: [
              { id: 'p1', name: 'title', type: 'string', required: true },
              { id: 'p2', name: 'net', type: 'decimal', scale: 2, required: true },
              { id: 'p3', name: 'pieces', type: 'integer', required: true },
            ],
            steps: [
              ...Object.entries(values).map(([name, value]) => ({
                id: `s_${name}`,
                kind: 'set',
                name,
                settings: { value },
              })),
              {
                id: 's_end',
                kind: 'respond',
                settings: { as: 'json', body: `{ ${Object.keys(values).join(', ')} }` },
              },
            ],
          },
        ],
      },
    },
  ],
  connections: [],
})

const ORDER = { title: 'Draw the Bridge', net: '19.99', pieces: 3 }

test('a step may be called like a function of its own formula', async () => {
  const manifest = shop({ slug: 'slug(body.title)', round: 'round(1.25, 1)', sum: 'sum([1, 2])' })
  await using backend = await boot(manifest, 'sqlite')
  const response = await backend.app.inject({ method: 'POST', url: '/price', payload: ORDER })
  assert.deepEqual(response.json(), { slug: 'draw-the-bridge', round: '1.3', sum: 3 })
})

test('money is exact from the request to the answer', async () => {
  const manifest = shop({
    total: 'body.net * body.pieces',
    tax: 'round(body.net * body.pieces * 0.077, 2)',
    each: 'round(body.net / body.pieces, 2)',
  })
  await using backend = await boot(manifest, 'sqlite')
  const response = await backend.app.inject({ method: 'POST', url: '/price', payload: ORDER })
  assert.deepEqual(response.json(), { total: '59.97', tax: '4.62', each: '6.66' })
})

test('what formulas import is in package.json, and nothing that they don’t', async () => {
  for (const [formula, isThere] of [
    ['body.net * 2', true],
    ['upper(body.title)', false],
  ] as const) {
    const compiled = await compile(shop({ result: formula }))
    assert(compiled.ok)
    const text = compiled.tree.find(({ path }) => path === 'package.json')?.text ?? ''
    const { dependencies, devDependencies } = JSON.parse(text)
    assert.equal('big.js' in dependencies, isThere)
    assert.equal('@types/big.js' in devDependencies, isThere)
  }
})
