import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { STEP_KINDS } from '@drawbridge/kinds'
import type { HTTPMethods } from 'fastify'
import { boot, type Booted } from './testing/boot.ts'
import { startMailServer, type MailServer } from './testing/mail-server.ts'

interface Drawn {
  readonly name: string
  readonly path: string
  readonly body?: readonly object[]
}

/** One endpoint or more for each kind of step. */
const TEXT = readFileSync(new URL('testing/every-step.json', import.meta.url), 'utf8')
const MANIFEST = JSON.parse(TEXT)
const ENDPOINTS: readonly Drawn[] = MANIFEST.nodes.find(
  ({ id }: { readonly id: string }) => id === 'api',
).settings.endpoints

test('every kind of step that can be written is tried here', () => {
  const tried = new Set(TEXT.match(/(?<="kind": ")\w+/g))
  const untried = STEP_KINDS.map(({ face }) => face.kind).filter((kind) => !tried.has(kind))
  assert.deepEqual(untried, [])
})

for (const dialect of DIALECTS) {
  suite(`flows on ${dialect}`, () => {
    let booted: Booted
    let mail: MailServer
    before(async () => {
      mail = await startMailServer()
      booted = await boot(MANIFEST, dialect, {
        SMTP_URL: mail.url,
        SERVICE_URL: 'http://127.0.0.1:1',
        SERVICE_KEY: 'none',
      })
    })
    after(async () => {
      await booted[Symbol.asyncDispose]()
      await mail[Symbol.asyncDispose]()
    })

    async function post(name: string, payload: object = {}) {
      const { path: url = '', body } = ENDPOINTS.find((one) => one.name === name) ?? {}
      const sent = body === undefined ? {} : { payload }
      return booted.app.inject({ method: 'POST', url, ...sent })
    }

    async function answers(name: string, payload?: object): Promise<unknown> {
      const response = await post(name, payload)
      assert.equal(response.statusCode, 200, response.body)
      return response.json()
    }

    test('conditions choose, and what they choose has a name', async () => {
      assert.deepEqual(await answers('ifGives', { n: 11 }), { size: 'large' })
      assert.deepEqual(await answers('ifGives', { n: 1 }), { size: 'small' })
      assert.deepEqual(await answers('ifMayGiveNothing', { n: 1 }), { size: 'unknown' })
      assert.deepEqual(await answers('switchAnswers', { mood: 'glad' }), { says: 'Hurrah' })
      assert.deepEqual(await answers('switchAnswers', { mood: 'tired' }), { says: 'Well' })
      assert.equal((await post('switchAnswers', { mood: 'sad' })).statusCode, 418)
    })

    test('loops go through lists, one by one or some at once, and come to an end', async () => {
      assert.deepEqual(await answers('loops', { list: [1, 2, 3] }), {
        total: 6,
        doubled: [2, 4, 6],
        tripled: [3, 6, 9],
        power: 8,
      })
      assert.equal((await post('endless')).statusCode, 500)
      assert.deepEqual(await answers('lists', { list: [1, 2, 3, 4] }), {
        sorted: [5, 4, 3],
        count: 2,
      })
    })

    test('what fails is recovered from', async () => {
      assert.deepEqual(await answers('recovers', { fails: false }), { outcome: 'fine' })
      assert.deepEqual(await answers('recovers', { fails: true }), { outcome: '409: It broke' })
    })

    test('flows are called, and branches go on at the same time', async () => {
      assert.deepEqual(await answers('calls', { title: 'you' }), { greeting: 'Hello you' })
      assert.deepEqual(await answers('calls', { title: 'nobody' }), { greeting: '…' })
      assert.deepEqual(Object.keys((await answers('together')) as object), ['items', 'sums'])
    })

    test('a transaction is all or nothing', async () => {
      const before = (await answers('together')) as { readonly sums: number }
      assert.equal((await post('rolledBack')).statusCode, 400)
      assert.deepEqual(await answers('together'), before)
      assert.deepEqual(await answers('committed'), { label: 'always' })
      assert.equal((await post('committed')).statusCode, 409)
    })

    test('a transaction ends where it gives', async () => {
      assert.deepEqual(await answers('leavesEarly', { n: 2 }), { outcome: 'many' })
      assert.deepEqual(await answers('leavesEarly', { n: 1 }), { outcome: 'few' })
    })

    test('rows are written, read, summed up and changed, exactly', async () => {
      const at = '2026-11-22T10:00:00.500Z'
      const lines = [
        { title: 'Pen', price: '1.50', sold: true, at },
        { title: 'Ink', price: '7.25', sold: false, at: '2026-11-22T12:30:00+01:00' },
        { title: "Paper'; --", price: '9.99', sold: true, at },
      ]
      assert.deepEqual(await answers('stores', { lines }), {
        sums: { n: 3, worth: '18.74', cheapest: '1.50', last: '2026-11-22T11:30:00.000Z' },
        bySold: [
          { sold: false, worth: '7.25' },
          { sold: true, worth: '11.49' },
        ],
        rows: [
          { title: 'Ink', sold: false },
          { title: "Paper'; --", sold: true },
          { title: 'Pen', sold: true },
        ],
        label: 'sold',
        count: 3,
        changed: 1,
        items: [
          {
            title: "Paper'; --",
            price: '9.99',
            sold: true,
            soldAt: at,
            doubled: '19.98',
            isDear: true,
            box: 'shop',
          },
          {
            title: 'Ink',
            price: '7.25',
            sold: false,
            soldAt: '2026-11-22T11:30:00.000Z',
            doubled: '14.50',
            isDear: true,
            box: 'shop',
          },
        ],
      })
      assert.deepEqual(
        ((await answers('stores', { lines: [] })) as { readonly sums: object }).sums,
        { n: 0, worth: '0.00', cheapest: null, last: null },
      )
    })

    test('what is taken, linked or missing is told', async () => {
      assert.deepEqual(await answers('takesOnce'), { first: true, second: false })
      assert.deepEqual(await answers('links'), { names: [['red']] })
      const missing = await post('missing')
      assert.equal(missing.statusCode, 404)
      assert.match(missing.body, /no such box/)
    })

    test('computed fields are read, sorted by and compared with', async () => {
      await answers('stores', { lines: [] })
      const { boxes } = (await answers('sorted')) as {
        readonly boxes: readonly { readonly itemCount: number; readonly mine: boolean }[]
      }
      assert.ok(boxes.length > 0)
      for (const box of boxes) {
        assert.deepEqual([box.itemCount, box.mine], [0, false])
        assert.ok(!('isMine' in box))
      }
    })

    test('events go with what callers write, all or nothing', async () => {
      const { app } = booted
      const write = (method: HTTPMethods, url: string, payload?: object) =>
        app.inject({ method, url, ...(payload && { payload }) })
      const notes = async () =>
        (await app.inject({ url: '/notes?sort=id' }))
          .json<{ readonly data: readonly { readonly text: string }[] }>()
          .data.map(({ text }) => text)
      const labels = async () =>
        (await app.inject({ url: '/orders?sort=id' }))
          .json<{ readonly data: readonly { readonly label: string }[] }>()
          .data.map(({ label }) => label)

      const made = await write('POST', '/orders', { label: 'first' })
      assert.equal(made.statusCode, 201)
      const { id } = made.json<{ readonly id: number }>()
      assert.equal((await write('POST', '/orders', { label: 'bad' })).statusCode, 422)
      assert.equal((await write('POST', '/orders', { label: 'x', amount: 101 })).statusCode, 422)
      const items = [{ label: 'second' }, { label: 'bad' }]
      assert.equal((await write('POST', '/orders/bulk', { items })).statusCode, 422)
      assert.deepEqual(await notes(), ['made first'])
      await write('POST', '/orders/bulk', { items: [{ label: 'second' }, { label: 'third' }] })
      await write('PATCH', `/orders/${id}`, { label: 'changed' })
      assert.equal((await write('PATCH', `/orders/${id}`, { label: 'never' })).statusCode, 409)
      assert.equal((await write('PATCH', '/orders/98765', { label: 'nobody' })).statusCode, 404)
      assert.deepEqual(await labels(), ['changed', 'second', 'third'])
      assert.equal((await write('DELETE', `/orders/${id}`)).statusCode, 204)
      assert.equal((await write('DELETE', `/orders/${id}`)).statusCode, 404)
      assert.deepEqual(await notes(), [
        'made first',
        'made second',
        'made third',
        'first became changed',
        'gone changed, by nobody',
      ])
    })

    test('code is called with its inputs, and values from outside get a shape', async () => {
      const raw = { title: 'Right' }
      const answer = await answers('codes', { list: [9, 1, 5], raw })
      assert.deepEqual(answer, { median: 5, title: 'Right' })
      assert.deepEqual(await answers('codes', { list: [], raw }), { median: null, title: 'Right' })
      assert.equal((await post('codes', { list: [], raw: { title: 1 } })).statusCode, 400)
    })

    test('a header is asked for by its name, and one shape is answered under two statuses', async () => {
      const headed = (label: string) =>
        booted.app.inject({ method: 'POST', url: '/headed', headers: { 'X-Label': label } })
      await answers('links')
      const [found, missed] = [await headed('linked'), await headed('nowhere')]
      assert.deepEqual([found.statusCode, found.json()], [200, { boxes: 1 }])
      assert.deepEqual([missed.statusCode, missed.json()], [202, { boxes: 0 }])
      assert.equal((await post('headed')).statusCode, 400)
    })

    test('answers are pages, texts and ways elsewhere, too', async () => {
      const page = await post('page', { title: '<script>alert("1")</script>' })
      assert.match(String(page.headers['content-type']), /^text\/html/)
      assert.equal(page.body, '<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</h1>')
      const elsewhere = await post('elsewhere')
      assert.deepEqual([elsewhere.statusCode, elsewhere.headers.location], [303, '/health/live'])
      const plain = await post('plain')
      assert.deepEqual([plain.statusCode, plain.body, plain.headers['x-one']], [202, 'ok', '1'])
    })

    test('secrets are made, kept as hashes and lead to tokens', async () => {
      assert.deepEqual(await answers('secrets'), { size: 32, right: true, wrong: false })
      const { token } = (await answers('signsIn', { email: 'a@example.com' })) as { token: string }
      const headers = { authorization: `Bearer ${token}` }
      const me = await booted.app.inject({ url: '/auth/me', headers })
      assert.equal(me.statusCode, 200)
    })

    test('mail is sent to each of its readers once what it is about holds, and not where that is taken back', async () => {
      const letter = { to: ['a@example.com', 'b@example.com'], page: '../me', fails: false }
      const subject = 'Hello\r\nBcc: mallory@example.com'
      assert.equal((await post('sends', { ...letter, subject, fails: true })).statusCode, 409)
      for (const to of [['nobody'], ['a@example.com, b@example.com'], ['a@b.c\nRCPT TO:<d@e.f>']])
        assert.equal((await post('sends', { ...letter, subject, to })).statusCode, 400)
      assert.equal((await post('sends', { ...letter, subject, page: '..' })).statusCode, 400)
      assert.deepEqual(mail.received, [])

      assert.deepEqual(await answers('sends', { ...letter, subject }), { caught: 400 })
      const received = (await mail.until(3)).toSorted((one, other) =>
        String(one.recipients) < String(other.recipients) ? -1 : 1,
      )
      assert.deepEqual(
        received.map(({ recipients }) => recipients),
        [['a@example.com'], ['b@example.com'], ['event@example.com']],
      )
      const { raw = '' } = received[0] ?? {}
      const [head = ''] = raw.split('\r\n\r\n')
      assert.match(head, /^Subject: Hello Bcc: mallory@example.com$/m)
      assert.doesNotMatch(head, /^bcc:/im)
      assert.match(raw, /\r\n\r\nhttp:\/\/localhost\/pages\/..%2Fme\?new/)
    })
  })
}
