import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { boot, type Booted } from './testing/boot.ts'
import { calling, steps } from './testing/calling.ts'
import { startService, type Service } from './testing/service.ts'

const text = (name: string) => ({ id: `p_${name}`, name, type: 'string', required: true })
const CHARGE = {
  kind: 'http',
  name: 'charge',
  settings: {
    method: 'POST',
    url: '`${secrets.PAY_URL}/charges/${body.customer}`',
    query: { expand: 'body.expand', page: '2' },
    headers: { 'Idempotency-Key': 'body.key' },
    auth: { type: 'bearer', secret: 'secrets.PAY_KEY' },
    body: '{ amount: 12, note: body.note }',
    response: [text('id'), { id: 'p_n', name: 'amount', type: 'integer', required: true }],
  },
}
const BODY = [
  text('customer'),
  text('key'),
  text('note'),
  { ...text('expand'), required: false, nullable: true },
]
const respond = (body: string) => ({ kind: 'respond', settings: { body } })

const MANIFEST = calling([
  { name: 'pay', body: BODY, steps: steps(CHARGE, respond('charge')) },
  {
    name: 'tryToPay',
    body: BODY,
    steps: steps(
      { ...CHARGE, settings: { ...CHARGE.settings, whenRefused: 'give' } },
      respond('{ status: charge.status, id: charge.body?.id, refusal: charge.refusal }'),
    ),
  },
  {
    name: 'others',
    steps: steps(
      {
        kind: 'http',
        name: 'list',
        settings: {
          url: '`${secrets.PAY_URL}/list`',
          auth: { type: 'basic', user: "'me'", secret: 'secrets.PAY_KEY' },
          response: [text('name')],
          responseAs: 'list',
        },
      },
      {
        kind: 'http',
        name: 'plain',
        settings: {
          method: 'PUT',
          url: '`${secrets.PAY_URL}/plain`',
          body: "{ a: 'b&c', n: 1 }",
          bodyAs: 'form',
        },
      },
      {
        kind: 'http',
        settings: { method: 'DELETE', url: '`${secrets.PAY_URL}/gone`', responseAs: 'nothing' },
      },
      respond('{ list, plain }'),
    ),
  },
])

suite('calls of other services', () => {
  let booted: Booted
  let service: Service
  let answer: { readonly status: number; readonly body: string }
  before(async () => {
    service = await startService((_asked, response) =>
      response.writeHead(answer.status).end(answer.body),
    )
    booted = await boot(MANIFEST, 'sqlite', {
      PAY_URL: `http://${service.host}`,
      PAY_KEY: 'key of the provider',
      EGRESS_ALLOW: service.host,
    })
  })
  after(async () => {
    await booted[Symbol.asyncDispose]()
    await service[Symbol.asyncDispose]()
  })

  const post = (url: string, payload?: object) =>
    booted.app.inject({ method: 'POST', url, ...(payload && { payload }) })
  const order = { customer: 'a/../b?c#d', key: 'k1', note: 'hi', expand: null }

  test('sends what was drawn, and reads what was asked for', async () => {
    answer = { status: 201, body: '{"id":"c1","amount":12,"more":true}' }
    const response = await post('/pay', order)
    assert.deepEqual([response.statusCode, response.json()], [200, { id: 'c1', amount: 12 }])
    const asked = service.asked.at(-1)
    assert.equal(asked?.method, 'POST')
    assert.equal(asked?.url, '/charges/a%2F..%2Fb%3Fc%23d?page=2')
    assert.equal(asked?.body, '{"amount":12,"note":"hi"}')
    assert.equal(asked?.headers['content-type'], 'application/json')
    assert.equal(asked?.headers.authorization, 'Bearer key of the provider')
    assert.equal(asked?.headers['idempotency-key'], 'k1')
  })

  test('a value that would lead elsewhere in the address is refused', async () => {
    for (const customer of ['..', '.', ''])
      assert.equal((await post('/pay', { ...order, customer })).statusCode, 400)
  })

  test('an answer of another shape, or none of success, is a failure of the service', async () => {
    for (const [status, body] of [
      [200, '{"id":"c1","amount":"12"}'],
      [200, '<html>'],
      [200, ''],
      [402, '{"id":"c1","amount":12}'],
      [302, '{"id":"c1","amount":12}'],
    ] as const) {
      answer = { status, body }
      const response = await post('/pay', order)
      assert.equal(response.statusCode, 502, body)
      assert.doesNotMatch(response.body, /127\.0\.0\.1|key of/)
    }
  })

  test('what a service refuses is given, where the flow wants to know', async () => {
    answer = { status: 402, body: '{"error":"declined"}' }
    assert.deepEqual((await post('/trytopay', order)).json(), {
      status: 402,
      id: null,
      refusal: { error: 'declined' },
    })
    answer = { status: 200, body: '{"id":"c2","amount":1}' }
    assert.deepEqual((await post('/trytopay', order)).json(), {
      status: 200,
      id: 'c2',
      refusal: null,
    })
  })

  test('lists, texts and forms', async () => {
    service.asked.length = 0
    answer = { status: 200, body: '[{"name":"one","x":1}]' }
    assert.deepEqual((await post('/others')).json(), {
      list: [{ name: 'one' }],
      plain: '[{"name":"one","x":1}]',
    })
    const [list, plain, gone] = service.asked
    assert.equal(list?.headers.authorization, `Basic ${btoa('me:key of the provider')}`)
    assert.equal(plain?.body, 'a=b%26c&n=1')
    assert.equal(plain?.headers['content-type'], 'application/x-www-form-urlencoded')
    assert.equal(gone?.method, 'DELETE')
  })
})
