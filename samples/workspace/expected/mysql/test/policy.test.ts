import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import fastify, { type HTTPMethods } from 'fastify'
import { enforcePolicy } from '../src/http/access.ts'
import { policy } from '../src/policy.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('the policy', () => {
  let started: TestApp
  before(async () => {
    started = await startApp()
  })
  after(() => started.stop())

  test('is about routes that there are', () => {
    for (const route of Object.keys(policy)) {
      const [method, url = ''] = route.split(' ')
      assert.ok(started.app.hasRoute({ method: method as HTTPMethods, url }), route)
    }
  })

  test('keeps the server from starting with a route that it lacks', () => {
    const app = fastify()
    enforcePolicy(app, policy)
    assert.throws(() => app.get('/forgotten', () => 'open'), /missing from src\/policy\.ts/)
  })
})
