import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromCurl } from './from-curl.ts'

const read = (line: string, taken: readonly string[] = []) => fromCurl(line, 'o1', new Set(taken))
const named = (all: readonly { readonly name: string; readonly type: string }[] = []) =>
  Object.fromEntries(all.map(({ name, type }) => [name, type]))

test('a line with JSON becomes an operation, and its secret stays behind', () => {
  const found = read(
    `curl -X POST 'https://api.pay.example.com/v1/customers/42/charges?expand=true' \\
      -H "Authorization: Bearer sk_live_123" -H 'Content-Type: application/json' -H 'Idempotency-Key: abc' \\
      --data-raw '{"amount": 1200, "rate": 1.5, "note": "it'\\''s", "address": {"city": "Kyiv"}, "lines": [1], "gone": null}'`,
  )
  assert.ok(found.ok)
  const { operation, service } = found
  assert.deepEqual(service, {
    baseUrl: 'https://api.pay.example.com/v1',
    auth: { type: 'bearer', secret: 'EXAMPLE_KEY' },
  })
  assert.equal(operation.name, 'createCharge')
  assert.equal(operation.path, '/customers/:customerId/charges')
  assert.deepEqual(named(operation.params), { customerId: 'integer' })
  assert.deepEqual(named(operation.query), { expand: 'boolean' })
  assert.deepEqual(named(operation.headers), { 'Idempotency-Key': 'string' })
  assert.deepEqual(named(operation.body), {
    amount: 'integer',
    rate: 'float',
    note: 'string',
    address: 'object',
    lines: 'json',
    gone: 'json',
  })
  assert.doesNotMatch(JSON.stringify(found), /sk_live/)
})

test('forms, short flags, basic sign-in and keys in the address', () => {
  const form = read(
    'curl https://api.stripe.com/v1/refunds -u sk_test_1: -d charge=ch_3Nabcdef -d amount=5',
  )
  assert.ok(form.ok)
  assert.deepEqual(form.service.auth, { type: 'bearer', secret: 'STRIPE_KEY' })
  assert.equal(form.operation.bodyAs, 'form')
  assert.deepEqual(named(form.operation.body), { charge: 'string', amount: 'integer' })
  const key = read('curl -G "https://maps.example.org/geo/search" -d q=Kyiv -d api_key=123')
  assert.ok(key.ok)
  assert.deepEqual(key.service.auth, { type: 'query', name: 'api_key', secret: 'EXAMPLE_KEY' })
  assert.deepEqual(named(key.operation.query), { q: 'string' })
  const gone = read('curl -XDELETE https://x.example/items/7a0cf0d8-6a0e-4b0e-9a00-000000000001', [
    'deleteItem',
  ])
  assert.ok(gone.ok)
  assert.deepEqual([gone.operation.name, gone.operation.path], ['deleteItem2', '/items/:id'])
})

test('what is no request is refused in words', () => {
  for (const [line, problem] of [
    ['', /begin with curl/],
    ['wget https://example.com', /begin with curl/],
    ["curl 'https://example.com", /not closed/],
    ['curl -H "a: b"', /no address/],
    ['curl file:///etc/passwd', /no address/],
    ['curl https://example.com -F file=@x', /files/],
    ['curl https://example.com -d "just words"', /neither JSON/],
    ['curl -X TRACE https://example.com', /TRACE/],
    [`curl https://example.com/${'a'.repeat(200_000)}`, /too long/],
  ] as const) {
    const found = read(line)
    assert.ok(!found.ok, line)
    assert.match(found.problem, problem)
  }
})
