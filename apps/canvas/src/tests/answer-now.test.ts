import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerNow } from './answer-now.ts'

test('what a failed test was answered is taken over, and nothing else that it says', () => {
  const other = (message: string, cut = {}) =>
    answerNow({ message, expected: '201', actual: '200', ...cut }, 201)
  assert.deepEqual(other('{"said":1}'), { status: 200, answer: { said: 1 } })
  assert.deepEqual(other('Well done'), { status: 200, answer: 'Well done' })
  assert.deepEqual(other(''), { status: 200 })
  assert.equal(other('{"said":…', { cut: true }), 'cut')
  assert.deepEqual(other('"To be continued…"'), { status: 200, answer: 'To be continued…' })
  const message = 'Expected values to be strictly deep-equal:\n…'
  assert.deepEqual(answerNow({ message, expected: '[]', actual: '[1]' }, 200), {
    status: 200,
    answer: [1],
  })
  for (const left of [
    { message: 'tasks: how many rows are left', expected: '1', actual: '2' },
    { message: 'tasks: title Milk', expected: 'true', actual: 'false' },
    { message: 'no such column: about' },
    {},
  ])
    assert.equal(answerNow(left, 200), undefined)
})
