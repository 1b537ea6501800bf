import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from './compile.ts'
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

const gone = {
  id: 'e2',
  name: 'listTitles',
  method: 'GET',
  path: '/titles',
  access: ['public'],
  steps: [
    { id: 's1', kind: 'findMany', name: 'products', settings: { table: 'products', limit: '10' } },
    {
      id: 's2',
      kind: 'respond',
      settings: { status: 200, as: 'json', body: 'products.map(one => one.title)' },
    },
  ],
}

/** An earlier version beside the one of today. */
const versions = (deprecation: object) => ({
  ...manifest,
  nodes: [
    ...manifest.nodes.filter(({ kind }) => kind === 'database'),
    table('products'),
    { id: 'v2', kind: 'api', name: 'v2', settings: { prefix: '/v2' } },
    {
      id: 'v1',
      kind: 'api',
      name: 'v1',
      settings: { prefix: '/v1', rateLimit: 3, endpoints: [gone], deprecation },
    },
  ],
  connections: [{ id: 'c1', from: 'v2', to: 'products' }],
})

test('an earlier version says that it goes, and counts its callers by itself', async () => {
  const deprecation = { since: '2026-11-22', sunset: '2027-06-30', successor: '/v2' }
  await using backend = await boot(versions(deprecation), 'sqlite')
  const { app, folder } = backend
  await app.inject({ method: 'POST', url: '/v2/products', payload: { title: 'One' } })
  const early = await app.inject({ url: '/v1/titles' })
  assert.deepEqual(early.json(), ['One'])
  assert.equal(early.headers['deprecation'], '@1795305600')
  assert.equal(early.headers['sunset'], 'Wed, 30 Jun 2027 00:00:00 GMT')
  assert.equal(early.headers['link'], '</v2>; rel="successor-version"')
  const late = await app.inject({ url: '/v2/products' })
  assert.equal(late.headers['deprecation'], undefined)
  assert.equal((await app.inject({ url: '/v1/titles' })).statusCode, 200)
  assert.equal((await app.inject({ url: '/v1/nowhere' })).statusCode, 404)
  assert.equal((await app.inject({ url: '/v1/titles' })).statusCode, 200)
  const refused = await app.inject({ url: '/v1/titles' })
  assert.equal(refused.statusCode, 429)
  assert.equal(refused.headers['deprecation'], undefined)
  for (const url of ['/v2/products', '/v2/products', '/v2/products'])
    assert.equal((await app.inject({ url })).statusCode, 200)
  const { paths } = JSON.parse(readFileSync(`${folder}/openapi.json`, 'utf8'))
  assert.equal(paths['/v1/titles'].get.deprecated, true)
  assert.equal(paths['/v2/products'].get.deprecated, undefined)
})

test('days that there are not, and one before the other, are refused where they were drawn', async () => {
  for (const [deprecation, field] of [
    [{ since: '2026-02-30' }, 'since'],
    [{ since: '2026-11-22', sunset: '2026-11-21' }, 'sunset'],
    [{ since: '2026-11-22', successor: 'https://elsewhere.example' }, 'successor'],
  ] as const) {
    const compiled = await compile(versions(deprecation), { dialect: 'sqlite' })
    const fields = compiled.diagnostics.map((one) => one.field)
    assert.ok(fields.includes(`/settings/deprecation/${field}`), JSON.stringify(fields))
  }
})

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
