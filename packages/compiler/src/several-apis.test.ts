import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'

const SHOP = 'https://shop.example.com'
const OFFICE = 'https://office.example.com'

const table = (name: string) => ({
  id: name,
  kind: 'table',
  name,
  settings: {
    fields: [{ id: `${name}t`, name: 'title', type: 'text', required: true }],
    access: { read: ['public'], list: ['public'], create: ['public'] },
  },
})

const slowly = {
  id: 'e1',
  name: 'answerSlowly',
  method: 'GET',
  path: '/slowly',
  access: ['public'],
  steps: [
    { id: 's1', kind: 'wait', settings: { milliseconds: '5000' } },
    { id: 's2', kind: 'respond', settings: { status: 200, as: 'json', body: '{ done: true }' } },
  ],
}

const manifest = {
  drawbridge: 1,
  name: 'Two',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    table('products'),
    table('ledgers'),
    {
      id: 'shop',
      kind: 'api',
      name: 'shop',
      settings: { origins: [SHOP], exposedHeaders: ['x-total'], preflightMinutes: 10 },
    },
    {
      id: 'office',
      kind: 'api',
      name: 'office',
      settings: {
        prefix: '/office',
        origins: [OFFICE],
        credentials: true,
        bodyKilobytes: 1,
        timeoutSeconds: 1,
        endpoints: [slowly],
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'shop', to: 'products' },
    { id: 'c2', from: 'office', to: 'ledgers' },
  ],
}

for (const dialect of DIALECTS) {
  suite(`two apis in one backend on ${dialect}`, () => {
    test('have limits of their own, and web sites of their own', async () => {
      await using backend = await boot(manifest, dialect)
      const { app } = backend
      const payload = { title: 'x'.repeat(2000) }
      const post = (url: string) => app.inject({ method: 'POST', url, payload })
      assert.equal((await post('/products')).statusCode, 201)
      assert.equal((await post('/office/ledgers')).statusCode, 413)

      const late = await app.inject({ url: '/office/slowly' })
      assert.equal(late.statusCode, 503, late.body)
      assert.match(late.body, /takes too long/)

      const may = async (url: string, origin: string) => {
        const { headers } = await app.inject({ url, headers: { origin } })
        return headers['access-control-allow-origin'] === origin
      }
      assert.deepEqual(
        [
          await may('/products', SHOP),
          await may('/products', OFFICE),
          await may('/office/ledgers', SHOP),
          await may('/office/ledgers', OFFICE),
          await may('/office/ledgers?x=/products', SHOP),
        ],
        [true, false, false, true, false],
      )
      const preflight = (url: string, origin: string) =>
        app.inject({
          method: 'OPTIONS',
          url,
          headers: { origin, 'access-control-request-method': 'POST' },
        })
      const shop = await preflight('/products', SHOP)
      assert.equal(shop.headers['access-control-max-age'], '600')
      assert.equal(shop.headers['access-control-allow-credentials'], undefined)
      const office = await preflight('/office/ledgers', OFFICE)
      assert.equal(office.headers['access-control-allow-credentials'], 'true')
      const exposed = await app.inject({ url: '/products', headers: { origin: SHOP } })
      assert.match(String(exposed.headers['access-control-expose-headers']), /x-total/)
    })
  })
}
