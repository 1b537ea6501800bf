import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { HTTPMethods } from 'fastify'
import { startApp, type TestApp } from './start-app.ts'

type Route = readonly [method: HTTPMethods, url: string]

/** Endpoints for those who are signed in. */
const GUARDED: readonly Route[] = [
  ['GET', '/cart'],
  ['PUT', '/cart/1'],
  ['DELETE', '/cart/1'],
  ['POST', '/orders'],
  ['POST', '/orders/1/payment'],
  ['POST', '/orders/1/cancel'],
  ['POST', '/orders/1/refund'],
  ['POST', '/products/1/stock'],
]

/** Endpoints for everybody that ask for something in the body. */
const ASKING: readonly Route[] = [['POST', '/webhooks/payments']]

suite('the drawn endpoints', () => {
  let started: TestApp
  before(async () => {
    started = await startApp()
  })
  after(() => started.stop())

  for (const [method, url] of GUARDED) {
    test(`${method} ${url} lets nobody in who is not signed in`, async () => {
      const response = await started.app.inject({ method, url })
      assert.equal(response.statusCode, 401)
    })
  }

  for (const [method, url] of ASKING) {
    test(`${method} ${url} refuses a body that lacks what it asks for`, async () => {
      const response = await started.app.inject({ method, url, payload: {} })
      assert.match(String(response.statusCode), /^4/)
    })
  }
})
