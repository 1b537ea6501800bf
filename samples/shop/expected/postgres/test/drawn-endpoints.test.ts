import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { HTTPMethods } from 'fastify'
import type { Role } from '../src/auth/caller.ts'
import { signUp } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

type Route = readonly [method: HTTPMethods, url: string]

/** Endpoints for everybody. */
const OPEN: readonly Route[] = [['POST', '/webhooks/payments']]

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

/** Endpoints for some roles, each with one that is not among them. */
const REFUSED: readonly (readonly [...Route, role: Role])[] = [
  ['POST', '/orders/1/refund', 'customer'],
  ['POST', '/products/1/stock', 'customer'],
]

/** Endpoints that ask for something in the body, each with the role of one who may. */
const ASKING: readonly (readonly [...Route, role?: Role])[] = [
  ['PUT', '/cart/1', 'customer'],
  ['POST', '/products/1/stock', 'staff'],
  ['POST', '/webhooks/payments'],
]

interface Sent {
  readonly payload?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** Endpoints of this backend alone, with the roles of all who may call them (nobody has none), and with what they ask for. */
const ENTERED: readonly (readonly [...Route, roles: readonly (Role | null)[], sent?: Sent])[] = [
  [
    'POST',
    '/orders',
    ['customer', 'staff', 'admin'],
    { headers: { 'idempotency-key': 'somexxxx' } },
  ],
]

suite('the drawn endpoints', () => {
  let started: TestApp
  before(async () => {
    started = await startApp()
  })
  after(() => started.stop())

  for (const [method, url] of OPEN) {
    test(`${method} ${url} is there`, () => {
      assert.ok(started.app.hasRoute({ method, url }))
    })
  }

  for (const [method, url] of GUARDED) {
    test(`${method} ${url} lets nobody in who is not signed in`, async () => {
      const response = await started.app.inject({ method, url })
      assert.equal(response.statusCode, 401)
    })
  }

  for (const [method, url, role] of REFUSED) {
    test(`${method} ${url} does not let ${role} in`, async () => {
      const { headers } = await signUp(started.app, role)
      const response = await started.app.inject({ method, url, headers })
      assert.equal(response.statusCode, 403, response.body)
    })
  }

  for (const [method, url, role] of ASKING) {
    test(`${method} ${url} refuses a body that lacks what it asks for`, async () => {
      const headers = role === undefined ? {} : (await signUp(started.app, role)).headers
      const response = await started.app.inject({ method, url, headers, payload: {} })
      assert.equal(response.statusCode, 400, response.body)
    })
  }

  for (const [method, url, roles, sent] of ENTERED)
    for (const role of roles) {
      test(`${method} ${url} has an answer for ${role ?? 'nobody'}`, async () => {
        const known = role === null ? {} : (await signUp(started.app, role)).headers
        const response = await started.app.inject({
          method,
          url,
          ...sent,
          headers: { ...sent?.headers, ...known },
        })
        assert.notEqual(response.statusCode, 500, response.body)
      })
    }
})
