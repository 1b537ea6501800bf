import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { useApp } from './use-app.ts'

suite('order lines', () => {
  const { call } = useApp({
    owner: 'customer',
    stranger: 'customer',
    staff: 'staff',
    admin: 'admin',
  })

  test('is listed for whom the policy names', async () => {
    const expected = { nobody: 401, owner: 200, stranger: 200, staff: 200, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('GET', '/order-lines', who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('tells whom the policy lets read one that a row is missing', async () => {
    const expected = { nobody: 401, owner: 404, stranger: 404, staff: 404, admin: 404 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('GET', '/order-lines/999999999', who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
