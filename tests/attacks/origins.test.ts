import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { join, type CookieAccount } from './accounts.ts'
import { type EmittedApp, startSample } from './emitted-app.ts'

const LISTED = 'https://library.example'

suite('pages of other sites, and an emitted backend', () => {
  let sample: EmittedApp
  let alice: CookieAccount
  before(async () => {
    sample = await startSample('library')
    alice = await join(sample.app, 'alice')
  })
  after(() => sample.stop())

  const ask = (origin: string, method: string) =>
    sample.app.inject({
      method: 'OPTIONS',
      url: '/api/reviews/1',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type, x-csrf-token',
      },
    })

  test('one that was drawn may do what the api offers, with the cookie', async () => {
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
      const { headers } = await ask(LISTED, method)
      assert.equal(headers['access-control-allow-origin'], LISTED)
      assert.equal(headers['access-control-allow-credentials'], 'true')
      assert.match(String(headers['access-control-allow-methods']), new RegExp(method))
      assert.match(String(headers['access-control-allow-headers']), /x-csrf-token/)
    }
    const response = await sample.app.inject({
      method: 'POST',
      url: '/api/reviews',
      headers: {
        cookie: alice.cookie,
        'x-csrf-token': alice.csrfToken,
        origin: LISTED,
        'sec-fetch-site': 'cross-site',
      },
      payload: { book: 'Emma', stars: 5 },
    })
    assert.equal(response.statusCode, 201, response.body)
  })

  test('any other may do nothing, and is told nothing', async () => {
    for (const origin of [
      'https://evil.example',
      'https://library.example.evil.example',
      'https://evil-library.example',
      'http://library.example',
      'https://library.example:8443',
      'https://LIBRARY.example.',
      'null',
      '*',
      '',
    ]) {
      const { headers } = await ask(origin, 'POST')
      assert.notEqual(headers['access-control-allow-origin'], origin || '*', origin)
      assert.notEqual(headers['access-control-allow-origin'], '*', origin)
      const read = await sample.app.inject({
        url: '/account/me',
        headers: { cookie: alice.cookie, origin },
      })
      assert.notEqual(read.headers['access-control-allow-origin'], origin || '*', origin)
    }
  })
})
