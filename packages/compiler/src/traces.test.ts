import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { fastify } from 'fastify'
import { openExporter } from '../base/common/src/telemetry/exporter.ts'
import { KINDS, Span } from '../base/common/src/telemetry/span.ts'
import { boot } from './testing/boot.ts'
import { readSpans, startCollector, type CollectedSpan } from './testing/collector.ts'
import { startPaymentProvider } from './testing/payment-provider.ts'
import { signUp } from './testing/person.ts'
import { startService } from './testing/service.ts'

const MANIFEST = JSON.parse(
  readFileSync(new URL('../../../samples/shop/manifest.json', import.meta.url), 'utf8'),
)
const SYSTEMS = { mysql: 'mysql', postgres: 'postgresql', sqlite: 'sqlite' }
const TRACE = '0af7651916cd43dd8448eb211c80319c'
const CALLER = 'b7ad6b7169203331'
const SECRET = 'idempotency-key-that-nobody-sees'

async function shopWith(
  dialect: (typeof DIALECTS)[number],
  collector: string,
  work: (shop: Awaited<ReturnType<typeof boot>>, provider: string) => Promise<void>,
): Promise<void> {
  await using provider = await startPaymentProvider('key of the shop')
  await using shop = await boot(MANIFEST, dialect, {
    PAYMENTS_URL: `http://${provider.host}`,
    PAYMENTS_KEY: 'key of the shop',
    PAYMENTS_WEBHOOK_KEY: 'key that the provider signs with',
    EGRESS_ALLOW: provider.host,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://${collector}/`,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20of-the-collector',
  })
  await work(shop, provider.host)
}

for (const dialect of DIALECTS) {
  test(`${dialect}: a collector is told what requests did`, async () => {
    await using collector = await startCollector()
    let payments = ''
    await shopWith(dialect, collector.service.host, async ({ app }, provider) => {
      payments = provider
      const staff = await signUp(app, 'staff')
      const buyer = await signUp(app)
      const made = await staff.call('POST', '/products', {
        sku: 'u',
        title: 'Umbrella',
        price: '9.90',
      })
      const { id } = made.json<{ id: number }>()
      await staff.call('POST', `/products/${id}/stock`, { pieces: 3 })
      await buyer.call('PUT', `/cart/${id}`, { quantity: 1 })
      const caller = { traceparent: `00-${TRACE}-${CALLER}-01`, tracestate: 'other=1' }
      const key = { 'idempotency-key': SECRET }
      const placed = await buyer.call('POST', '/orders', undefined, { ...key, ...caller })
      assert.equal(placed.statusCode, 201, placed.body)
      const order = placed.json<{ id: number }>().id
      assert.equal((await buyer.call('POST', `/orders/${order}/payment`)).statusCode, 201)
      const empty = { 'idempotency-key': `${SECRET}-2` }
      assert.equal((await buyer.call('POST', '/orders', undefined, empty)).statusCode, 409)
      const left = { traceparent: `00-${TRACE.replace('0', '1')}-${CALLER}-00` }
      assert.equal((await buyer.call('GET', '/cart', undefined, left)).statusCode, 200)
      assert.equal((await app.inject('/health/ready')).statusCode, 200)
      assert.equal((await app.inject('/nowhere?token=hidden-token')).statusCode, 404)
    })
    const spans = collector.spans()
    assert.equal(collector.service.asked[0]?.url, '/v1/traces')
    assert.equal(collector.service.asked[0]?.headers.authorization, 'Bearer of-the-collector')

    const [root] = spans.filter(({ trace, kind }) => trace === TRACE && kind === 2)
    assert.ok(root)
    assert.equal(root.parent, CALLER)
    assert.equal(root.name, 'POST /orders')
    assert.deepEqual(root.attributes, {
      'http.request.method': 'POST',
      'http.route': '/orders',
      'url.scheme': 'http',
      'http.response.status_code': 201,
    })
    assert.equal(root.resource['service.name'], 'shop')
    assert.match(String(root.resource['service.version']), /^[\da-f]{12}$/)

    const flow = childOf(spans, root, 'placeOrder')
    const transaction = childOf(spans, flow, 'transaction')
    const items = childOf(spans, transaction, 'SELECT cart_items')
    assert.equal(items.attributes['db.system.name'], SYSTEMS[dialect])
    assert.equal(items.attributes['db.response.returned_rows'], 1)
    assert.equal(items.attributes['code.function.name'], 'findItems')
    assert.equal(items.attributes['code.file.path'], 'src/flows/place-order/queries.ts')
    assert.match(
      String(items.attributes['code.stacktrace']),
      /^ +at findItems \(src\/flows\/place-order\/queries\.ts:\d+\)\n +at .*\(src\/flows\/place-order\/place-order\.ts:\d+\)/,
    )
    assert.ok(childOf(spans, transaction, 'INSERT order_lines'))

    const payment = spans.find(({ name }) => name === 'POST /orders/:id/payment')
    assert.ok(payment)
    const call = spans.find(
      ({ trace, attributes }) => trace === payment.trace && 'server.port' in attributes,
    )
    assert.equal(call?.attributes['http.request.method'], 'POST')
    const { 'server.address': address, 'server.port': port } = call.attributes
    assert.equal(`${address}:${port}`, payments)
    assert.equal(call?.attributes['url.full'], undefined)

    const refused = spans.find(({ attributes }) => attributes['http.response.status_code'] === 409)
    assert.match(
      String(refused?.events[0]?.['exception.stacktrace']),
      /src\/flows\/place-order\/place-order\.ts:\d+/,
    )
    assert.equal(refused?.failed, false)

    assert.ok(!spans.some(({ trace }) => trace.startsWith('1af7')), 'the caller wants none of it')
    assert.ok(!spans.some(({ name }) => name.includes('health')))
    assert.ok(spans.some(({ name, attributes }) => name === 'GET' && !('http.route' in attributes)))
    const all = collector.service.asked.map(({ body }) => body).join('\n')
    for (const secret of [SECRET, 'hidden-token', 'Umbrella', '@example.com'])
      assert.ok(!all.includes(secret), secret)
  })
}

suite('a collector that is slow', () => {
  test('is sent all that waits, and the log says once how much did not', async () => {
    const first = Promise.withResolvers<ServerResponse>()
    const fifth = Promise.withResolvers<void>()
    await using service = await startService((_asked, response) => {
      if (service.asked.length === 1) return first.resolve(response)
      response.end('{}')
      if (service.asked.length === 5) fifth.resolve()
    })
    const warned: unknown[] = []
    const log = { ...fastify().log, warn: (...said: unknown[]) => void warned.push(said) }
    const settings = { url: `http://${service.host}/`, headers: {}, service: 'shop' }
    const { take, close } = openExporter(settings, log)
    const trace = { id: TRACE, sampled: true, state: undefined, take }
    const end = (spans: number) => {
      for (let one = 0; one < spans; one += 1)
        new Span(trace, undefined, 'x', KINDS.internal, {}).end()
    }
    end(512)
    const response = await first.promise
    end(5000)
    response.end('{}')
    await fifth.promise
    await close()
    assert.equal(service.asked.flatMap(({ body }) => readSpans(body)).length, 512 + 2048)
    assert.deepEqual(warned, [
      [{ spans: 2952 }, '2952 spans were left out: the collector was too slow or away.'],
    ])
  })
})

suite('a collector that is not there', () => {
  test('is in nobody’s way', async () => {
    await shopWith('sqlite', '127.0.0.1:1', async ({ app }) => {
      const buyer = await signUp(app)
      assert.equal((await buyer.call('GET', '/cart')).statusCode, 200)
    })
  })
})

function childOf(
  spans: readonly CollectedSpan[],
  { trace, id }: CollectedSpan,
  name: string,
): CollectedSpan {
  const found = spans.find((one) => one.trace === trace && one.parent === id && one.name === name)
  assert.ok(
    found,
    `${name} in ${spans
      .filter((one) => one.trace === trace)
      .map((one) => one.name)
      .join(', ')}`,
  )
  return found
}
