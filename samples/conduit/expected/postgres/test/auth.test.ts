import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { HTTPMethods } from 'fastify'
import { policy } from '../src/policy.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('signing in', () => {
  let started: TestApp
  before(async () => {
    started = await startApp()
  })
  after(() => started.stop())

  test('every route that is not public asks who is calling', async () => {
    for (const [route, rules] of Object.entries(policy)) {
      if (rules.includes('public')) continue
      const [method, path = ''] = route.split(' ')
      const url = path.replace(':id', '1')
      const answer = await started.app.inject({ method: method as HTTPMethods, url })
      assert.equal(answer.statusCode, 401, route)
    }
  })
})
