import { compile } from '@drawbridge/compiler'
import type { SavedTest } from '@drawbridge/kinds'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { SeenTest } from '../inside/words.ts'
import { previewsFor } from '../fixture.ts'
import { NotKept, testOfRun } from './test-of-run.ts'

const SHOP = new URL('../../../../samples/shop/manifest.json', import.meta.url)
const JSON_TYPE = { 'content-type': 'application/json' }

test('a request becomes a test with the rows that it came to, and no secret', async (t) => {
  const previews = await previewsFor(t)
  const drawn = JSON.parse(await readFile(SHOP, 'utf8'))
  const compiled = await compile(drawn, { dialect: 'sqlite' })
  assert.ok(compiled.ok)
  assert.deepEqual(await previews.start('a', compiled), { ok: true, version: 1 })
  const send = async (method: string, path: string, headers: object, body?: object) => {
    const sent = body && { body: JSON.stringify(body) }
    const all = { ...headers, ...(body && JSON_TYPE) }
    const answer = await previews.watch('a', { method, path, headers: all, ...sent })
    assert.ok(answer.run)
    return { ...answer, run: answer.run }
  }
  const keep = async ({ run, body }: Awaited<ReturnType<typeof send>>): Promise<SavedTest> => {
    const { api, test: kept } = await testOfRun(previews, 'a', compiled, run, { answer: body })
    assert.equal(api, 'api')
    return { id: `t_${run.id}`, ...kept }
  }
  const account = { email: 'ada@example.com', name: 'Ada', password: 'quiet otter paints viaducts' }
  const registered = await send('POST', '/auth/register', {}, account)
  await assert.rejects(keep(registered), NotKept, 'what signs people in is not kept')
  const ada = { authorization: `Bearer ${JSON.parse(registered.body).accessToken}` }
  const product = (sku: string) =>
    `INSERT INTO products (sku, title, price, stock, sold, created_at, updated_at) VALUES ('${sku}', 'Mug ${sku}', 1250, 5, 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`
  await previews.query('a', [product('A'), product('B'), product('C')])

  const put = await send('PUT', '/cart/2', ada, { quantity: 2 })
  const kept = await keep(put)
  // What others do afterwards is none of it.
  await send('PUT', '/cart/2', ada, { quantity: 4 })
  assert.deepEqual(await keep(put), kept)
  assert.equal(kept.endpoint, 'e_put')
  assert.equal(kept.as, 'customer')
  assert.deepEqual(kept.params, { product: { $row: 'product1' } })
  assert.deepEqual(
    kept.rows?.map(({ table, values }) => [table, values['products_sku']]),
    [['products', 'B']],
  )
  assert.deepEqual(kept.after, [
    {
      table: 'cartItems',
      rows: [
        {
          cartItems_quantity: 2,
          cartItems_product: { $row: 'product1' },
          $owner: { $person: 'caller' },
        },
      ],
    },
  ])
  const list = await keep(await send('GET', '/products?sort=sku&limit=1', {}))
  const missing = await keep(await send('GET', '/products/77', {}))
  assert.equal(missing.status, 404)

  // Each expected row is another one of the table: two alike are not met by one of them twice.
  const [before] = kept.rows ?? []
  const inCart = { cartItems_product: { $row: 'product1' }, $owner: { $person: 'other' } }
  const alike = {
    ...kept,
    id: 't_alike',
    name: 'Two alike',
    rows: [
      ...(before ? [before] : []),
      { id: 'cartItem1', table: 'cartItems', values: { ...inCart, cartItems_quantity: 3 } },
    ],
    after: [{ table: 'cartItems', rows: [{ cartItems_quantity: 2 }, { cartItems_quantity: 2 }] }],
  }
  const wrong = { ...list, id: 't_wrong', name: 'Another status', status: 201 }

  const api = drawn.nodes.find(({ kind }: { readonly kind: string }) => kind === 'api')
  api.settings.tests = [kept, list, missing, alike, wrong]
  const written = await compile(drawn, { dialect: 'sqlite' })
  assert.ok(written.ok)
  assert.ok(!written.diagnostics.some(({ code }) => code === 'test-out-of-date'))
  const file = written.tree.find(({ path }) => path === 'test/saved/requests.test.ts')
  assert.match(file?.text ?? '', /page: \{ limit: 1, next: aText \}/)
  assert.match(file?.text ?? '', /requestId: aText/)

  const seen: SeenTest[] = []
  const run = (files: readonly string[]) =>
    previews.test(written, {
      files,
      tell: (one) => void seen.push(one),
      signal: AbortSignal.timeout(60_000),
    })
  await run(['test/saved/requests.test.ts'])
  const over = seen.filter(({ state }) => state !== 'running')
  const failed = over.pop()
  assert.deepEqual([failed?.name, failed?.state], ['Another status', 'failed'])
  assert.deepEqual([failed?.expected, failed?.actual], ['201', '200'])
  const twice = over.pop()
  assert.deepEqual([twice?.name, twice?.message], ['Two alike', 'cart_items: quantity 2'])
  // What was answered stands there whole, to be taken over.
  assert.equal(JSON.parse(failed?.message ?? '').page.limit, 1)
  assert.deepEqual(
    over.map(({ name, state, message }) => [name, state, message]),
    [kept, list, missing].map(({ name }) => [name, 'passed', undefined]),
  )
})
