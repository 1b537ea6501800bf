import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormField } from './form-field.ts'
import { flawOf, refusedFields } from './flaws.ts'

const field = (part: Partial<FormField>): FormField => ({
  name: 'price',
  kind: 'text',
  required: false,
  choices: [],
  example: null,
  ...part,
})

test('a comma in a number is told in plain words, with the number that was meant', () => {
  assert.equal(
    flawOf(field({ format: 'decimal' }), '9,50'),
    '“9,50” has a comma. In JSON a number has a point: 9.50.',
  )
  assert.match(flawOf(field({ kind: 'number' }), '1.234,5') ?? '', /1234\.5\./)
  assert.match(flawOf(field({ kind: 'number' }), 'ten') ?? '', /not a number/)
  assert.equal(flawOf(field({ format: 'decimal' }), '-9.50'), undefined)
})

test('dates are told how they are sent, and what is needed is said', () => {
  assert.match(flawOf(field({ format: 'date' }), '15.1.2027') ?? '', /2027-01-15/)
  assert.equal(flawOf(field({ format: 'date' }), '2027-01-15'), undefined)
  assert.match(flawOf(field({ required: true }), undefined) ?? '', /price is needed/)
})

test('what an answer says of fields stands at them', () => {
  const body = JSON.stringify({ errors: [{ field: 'title', message: 'must be text' }] })
  assert.deepEqual(refusedFields(400, body), { title: 'must be text' })
  assert.deepEqual(refusedFields(200, body), {})
  assert.deepEqual(refusedFields(400, '<html>'), {})
})
