import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conditionsOf, sentenceOf, textOfConditions } from './conditions.ts'

test('conditions are rows and the formula that they came from', () => {
  for (const text of [
    'row.id == params.id',
    'row.author.id == user.id && row.published',
    "row.status != 'done' || row.dueDate < query.before || !row.locked",
    'row.deletedAt == null && row.title != null',
    'row.members has user && row.count >= 3',
    '(a + 1) == (b - 2)',
  ]) {
    const conditions = conditionsOf(text)
    assert.ok(conditions, text)
    assert.equal(textOfConditions(conditions), text)
  }
})

test('what is neither all nor any of plain comparisons is left as text', () => {
  for (const text of [
    'a == 1 && (b == 2 || c == 3)',
    'a ? b : c',
    '(a ?? b) == 1',
    '!(a && b)',
    'a ==',
  ])
    assert.equal(conditionsOf(text), null, text)
})

test('nothing, and what is always so, are no rows', () => {
  assert.deepEqual(conditionsOf('')?.rows, [])
  assert.deepEqual(conditionsOf('true')?.rows, [])
})

test('rows read as a sentence', () => {
  const conditions = conditionsOf('row.author.id == user.id && row.due < now() && row.published')
  assert.ok(conditions)
  assert.equal(
    sentenceOf(conditions),
    'row › author › id is user › id, and row › due is less than now, and row › published is so',
  )
})
