import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot, type Booted } from './testing/boot.ts'
import { startPaymentProvider, type PaymentProvider } from './testing/payment-provider.ts'
import { signUp, signUpQuickly, type Person } from './testing/person.ts'

const MANIFEST = JSON.parse(
  readFileSync(new URL('../../../samples/shop/manifest.json', import.meta.url), 'utf8'),
)
const WEBHOOK_KEY = 'key that the provider signs with'

interface Order {
  readonly id: number
  readonly state: string
  readonly total: string
}

let count = 0
const unique = (what: string) => `${what}-${(count += 1)}-${process.pid}`

for (const dialect of DIALECTS) {
  suite(`a shop on ${dialect}`, () => {
    let provider: PaymentProvider
    let shop: Booted
    let admin: Person
    let staff: Person
    before(async () => {
      provider = await startPaymentProvider('key of the shop')
      shop = await boot(MANIFEST, dialect, {
        PAYMENTS_URL: `http://${provider.host}`,
        PAYMENTS_KEY: 'key of the shop',
        PAYMENTS_WEBHOOK_KEY: WEBHOOK_KEY,
        EGRESS_ALLOW: provider.host,
      })
      admin = await signUp(shop.app, 'admin')
      staff = await signUp(shop.app, 'staff')
    })
    after(async () => {
      await shop[Symbol.asyncDispose]()
      await provider[Symbol.asyncDispose]()
    })

    async function product(stock: number, price = '9.90'): Promise<number> {
      const payload = { sku: unique('sku'), title: 'Umbrella', price }
      const made = await staff.call('POST', '/products', payload)
      assert.equal(made.statusCode, 201, made.body)
      const { id } = made.json<{ id: number }>()
      const stocked = await staff.call('POST', `/products/${id}/stock`, { pieces: stock })
      assert.deepEqual(stocked.json(), { stock })
      return id
    }

    const stockOf = async (id: number) =>
      (await staff.call('GET', `/products/${id}`)).json<{ stock: number }>().stock

    async function put(buyer: Person, id: number, quantity: number) {
      const answer = await buyer.call('PUT', `/cart/${id}`, { quantity })
      assert.equal(answer.statusCode, 200, answer.body)
      return answer.json<{ items: object[]; total: string }>()
    }

    const place = (buyer: Person, key = unique('order')) =>
      buyer.call('POST', '/orders', undefined, { 'idempotency-key': key })

    /** An order of one piece. */
    async function ordered(buyer: Person, id: number, quantity = 1): Promise<Order> {
      await put(buyer, id, quantity)
      const answer = await place(buyer)
      assert.equal(answer.statusCode, 201, answer.body)
      return answer.json<Order>()
    }

    async function payment(buyer: Person, order: Order): Promise<string> {
      const asked = await buyer.call('POST', `/orders/${order.id}/payment`)
      assert.equal(asked.statusCode, 201, asked.body)
      return asked.json<{ payment: string }>().payment
    }

    const stateOf = async (order: Order) =>
      (await admin.call('GET', `/orders/${order.id}`)).json<Order>().state

    /** As the provider sends it: signed with the time, and with more in it than anybody reads. */
    function tell(
      news: { readonly payment: string; readonly [member: string]: unknown },
      { key = WEBHOOK_KEY, age = 0 } = {},
    ) {
      const amount = provider.payments.get(news.payment)?.amount ?? '9.90'
      const payload = JSON.stringify({ amount, livemode: false, ...news }, null, 1)
      const time = Math.floor(Date.now() / 1000) - age
      const signature = createHmac('sha256', key).update(`${time}.${payload}`).digest('hex')
      return shop.app.inject({
        method: 'POST',
        url: '/webhooks/payments',
        payload,
        headers: {
          'content-type': 'application/json',
          'x-signature': `t=${time},v1=${signature}`,
        },
      })
    }

    test('a cart is its owner’s: filled, changed, emptied and summed up exactly', async () => {
      const [ada, eve] = [await signUp(shop.app), await signUp(shop.app)]
      const [first, second] = [await product(5, '0.10'), await product(5, '19.99')]
      await put(ada, first, 3)
      assert.equal((await put(ada, second, 1)).total, '20.29')
      assert.equal((await put(ada, first, 1)).total, '20.09')
      assert.deepEqual((await eve.call('GET', '/cart')).json(), { items: [], total: '0.00' })
      await ada.call('DELETE', `/cart/${second}`)
      assert.equal((await ada.call('GET', '/cart')).json<{ total: string }>().total, '0.10')
      const tooMany = await staff.call('POST', `/products/${first}/stock`, { pieces: -6 })
      assert.deepEqual([tooMany.statusCode, await stockOf(first)], [409, 5])
      for (const quantity of [0, -1, 1.5, 1001, '2'])
        assert.equal((await ada.call('PUT', `/cart/${first}`, { quantity })).statusCode, 400)
      assert.equal((await ada.call('PUT', '/cart/987654', { quantity: 1 })).statusCode, 404)
    })

    test('200 who buy at once get what there is, and not a piece more', async () => {
      const buyers = await Promise.all(Array.from({ length: 200 }, () => signUpQuickly(shop)))
      const [rare, common] = [await product(25), await product(1000)]
      for (const [index, buyer] of buyers.entries()) {
        await put(buyer, index % 2 === 0 ? rare : common, 1)
        await put(buyer, index % 2 === 0 ? common : rare, 1)
      }
      const codes = await Promise.all(buyers.map(async (buyer) => (await place(buyer)).statusCode))
      assert.deepEqual(
        Object.entries(Object.groupBy(codes, String)).map(([code, all]) => [code, all?.length]),
        [
          ['201', 25],
          ['409', 175],
        ],
      )
      assert.deepEqual([await stockOf(rare), await stockOf(common)], [0, 975])
    })

    test('an order that is sent twice, or ten times at once, is one', async () => {
      const ada = await signUp(shop.app)
      const id = await product(10)
      await put(ada, id, 2)
      const key = unique('order')
      const answers = await Promise.all(Array.from({ length: 10 }, () => place(ada, key)))
      const codes = answers.map(({ statusCode }) => statusCode)
      assert.equal(codes.filter((code) => code === 201).length, 1)
      assert.ok(
        codes.every((code) => [200, 201, 409].includes(code)),
        String(codes),
      )
      const again = await place(ada, key)
      assert.equal(again.statusCode, 200)
      const made = answers.find(({ statusCode }) => statusCode === 201)
      assert.deepEqual(again.json(), made?.json())
      assert.equal(await stockOf(id), 8)
      assert.equal((await place(ada)).statusCode, 409)
    })

    test('one cart is one order, however many are sent at once', async () => {
      const ada = await signUp(shop.app)
      const id = await product(20)
      await put(ada, id, 2)
      const answers = await Promise.all([1, 2, 3, 4].map(() => place(ada)))
      const codes = answers.map(({ statusCode }) => statusCode).toSorted()
      assert.deepEqual(codes, [201, 409, 409, 409])
      assert.equal(await stockOf(id), 18)
    })

    test('what is put into the cart while it is ordered is ordered or still in it', async () => {
      const ada = await signUp(shop.app)
      const [first, second] = [await product(100), await product(100)]
      for (let round = 0; round < 10; round += 1) {
        await put(ada, first, 1)
        const [placed, added] = await Promise.all([place(ada), put(ada, second, 1)])
        assert.ok([201, 409].includes(placed.statusCode), placed.body)
        assert.ok(added)
        const rest = await ada.call('GET', '/cart')
        if (rest.json<{ items: object[] }>().items.length > 0)
          assert.equal((await place(ada)).statusCode, 201)
      }
      assert.deepEqual([await stockOf(first), await stockOf(second)], [90, 90])
    })

    test('an order keeps the price it was bought at', async () => {
      const ada = await signUp(shop.app)
      const id = await product(3, '5.00')
      const order = await ordered(ada, id, 2)
      assert.equal(order.total, '10.00')
      await staff.call('PATCH', `/products/${id}`, { price: '99.00' })
      const lines = await ada.call('GET', `/order-lines?orderId=${order.id}`)
      const [line] = lines.json<{ data: { price: string; quantity: number }[] }>().data
      assert.deepEqual([line?.price, line?.quantity], ['5.00', 2])
    })

    test('a payment is asked for once, and news of it counts once', async () => {
      const ada = await signUp(shop.app)
      const order = await ordered(ada, await product(5))
      const asked = await Promise.all([payment(ada, order), payment(ada, order)])
      assert.equal(asked[0], asked[1])
      assert.equal(provider.payments.get(asked[0])?.amount, order.total)
      const news = { id: unique('event'), type: 'payment.succeeded', payment: asked[0] }
      const told = await Promise.all(Array.from({ length: 20 }, () => tell(news)))
      assert.deepEqual([...new Set(told.map(({ statusCode }) => statusCode))], [204])
      assert.equal(await stateOf(order), 'paid')
      assert.equal((await ada.call('POST', `/orders/${order.id}/payment`)).statusCode, 409)
      assert.equal((await ada.call('POST', `/orders/${order.id}/cancel`)).statusCode, 409)
    })

    test('news that the provider has not signed, or long ago, changes nothing', async () => {
      const ada = await signUp(shop.app)
      const order = await ordered(ada, await product(5))
      const news = {
        id: unique('event'),
        type: 'payment.succeeded',
        payment: await payment(ada, order),
      }
      assert.equal((await tell(news, { key: 'another key' })).statusCode, 401)
      assert.equal((await tell(news, { age: 3600 })).statusCode, 401)
      assert.equal((await tell(news, { age: -3600 })).statusCode, 401)
      const unsigned = await shop.app.inject({
        method: 'POST',
        url: '/webhooks/payments',
        payload: { ...news, amount: '9.90' },
      })
      assert.equal(unsigned.statusCode, 400)
      assert.equal((await tell({ ...news, payment: 'pay_of_nobody' })).statusCode, 404)
      assert.equal((await tell({ ...news, amount: '0.01' })).statusCode, 409)
      assert.equal(await stateOf(order), 'placed')
    })

    test('a payment that fails gives the pieces back, once', async () => {
      const ada = await signUp(shop.app)
      const id = await product(5)
      const order = await ordered(ada, id, 3)
      const failed = { type: 'payment.failed', payment: await payment(ada, order) }
      await Promise.all([1, 2, 3].map(() => tell({ ...failed, id: unique('event') })))
      assert.deepEqual([await stateOf(order), await stockOf(id)], ['cancelled', 5])
    })

    test('a refund is for staff, asked for once, and puts the pieces back', async () => {
      const ada = await signUp(shop.app)
      const id = await product(5)
      const order = await ordered(ada, id, 2)
      const paid = await payment(ada, order)
      const refund = (who: Person) => who.call('POST', `/orders/${order.id}/refund`)
      assert.equal((await refund(staff)).statusCode, 409)
      await tell({ id: unique('event'), type: 'payment.succeeded', payment: paid })
      assert.equal((await refund(ada)).statusCode, 403)

      provider.fail = true
      assert.equal((await refund(staff)).statusCode, 502)
      provider.fail = false
      const both = await Promise.all([refund(staff), refund(admin)])
      assert.deepEqual(
        both.map(({ statusCode }) => statusCode),
        [202, 202],
      )
      assert.equal(provider.refundsOf(paid).length, 1)
      const news = { type: 'refund.succeeded', payment: paid }
      await Promise.all([1, 2].map(() => tell({ ...news, id: unique('event') })))
      assert.deepEqual([await stateOf(order), await stockOf(id)], ['refunded', 5])
    })

    test('money that comes for an order that was given up is given back', async () => {
      const ada = await signUp(shop.app)
      const id = await product(5)
      const order = await ordered(ada, id, 2)
      const paid = await payment(ada, order)
      const cancel = () => ada.call('POST', `/orders/${order.id}/cancel`)
      const cancelled = await Promise.all([cancel(), cancel(), cancel()])
      assert.equal(cancelled.filter(({ statusCode }) => statusCode === 204).length, 1)
      assert.equal(await stockOf(id), 5)

      const news = { id: unique('event'), type: 'payment.succeeded', payment: paid }
      provider.fail = true
      assert.equal((await tell(news)).statusCode, 502)
      provider.fail = false
      assert.equal((await tell(news)).statusCode, 204)
      assert.equal(provider.refundsOf(paid).length, 1)
      await tell({ id: unique('event'), type: 'refund.succeeded', payment: paid })
      assert.deepEqual([await stateOf(order), await stockOf(id)], ['cancelled', 5])
    })

    test('nobody reads or moves what is another’s', async () => {
      const [ada, eve] = [await signUp(shop.app), await signUp(shop.app)]
      const id = await product(5)
      const order = await ordered(ada, id)
      for (const [method, path] of [
        ['GET', `/orders/${order.id}`],
        ['POST', `/orders/${order.id}/payment`],
        ['POST', `/orders/${order.id}/cancel`],
      ] as const)
        assert.equal((await eve.call(method, path)).statusCode, 404, path)
      for (const [method, path, payload] of [
        ['POST', '/products', { sku: 'x', title: 'x', price: '1.00' }],
        ['PATCH', `/products/${id}`, { price: '0.01' }],
        ['POST', `/products/${id}/stock`, { pieces: 1 }],
        ['POST', `/orders/${order.id}/refund`, undefined],
      ] as const)
        assert.equal((await ada.call(method, path, payload)).statusCode, 403, path)
      const orders = await eve.call('GET', '/orders')
      assert.deepEqual(orders.json<{ data: object[] }>().data, [])
      assert.deepEqual((await eve.call('GET', '/order-lines')).json<{ data: object[] }>().data, [])
      assert.equal((await eve.call('GET', '/users')).statusCode, 403)
      await staff.call('PATCH', `/products/${id}`, { sold: false })
      assert.equal((await eve.call('GET', `/products/${id}`)).statusCode, 404)
      assert.equal((await eve.call('PUT', `/cart/${id}`, { quantity: 1 })).statusCode, 404)
    })
  })
}
