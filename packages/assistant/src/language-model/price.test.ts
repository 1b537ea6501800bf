import assert from 'node:assert/strict'
import { test } from 'node:test'
import { costOf, costWords } from './price.ts'

const tokens = { sent: 10_000, received: 2_000, cached: 8_000, isEstimate: false }

test('tokens cost what their price says, those that were remembered by a price of their own', () => {
  const price = { currency: 'EUR', input: 3, output: 15 }
  assert.deepEqual(costOf(tokens, price), { currency: 'EUR', amount: 0.06 })
  assert.equal(costOf(tokens, { ...price, cached: 0.3 }).amount, 0.0384)
  const one = { sent: 1, received: 0, cached: 0, isEstimate: true }
  assert.equal(costOf(one, { ...price, input: 0.1 }).amount, 0.000001, 'never for nothing')
})

test('an amount is written as its currency is', () => {
  const said = (currency: string, amount: number) => costWords({ currency, amount })
  assert.equal(said('EUR', 0.0384), '€0.0384')
  assert.equal(said('USD', 12.345), '$12.35')
  assert.equal(said('EUR', 0.5), '€0.50')
  assert.equal(said('JPY', 30), '¥30')
})
