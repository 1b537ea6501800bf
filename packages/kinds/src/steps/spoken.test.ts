import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spoken, spokenValue } from './spoken.ts'
import { orderOf } from './face.ts'

test('a condition is said in words', () => {
  for (const [formula, words] of [
    ['row.id == params.id', 'id is the given id'],
    ['row.authorId == user.id && !row.done', 'authorId is the signed-in user, and done is not so'],
    ["account == null || row.status != 'done'", 'account is nothing, or status is not “done”'],
    ['row.author.name == body.user.name', 'name of author is the given name of user'],
    ['row.members has user', 'members has the signed-in user'],
    ['row.price >= 3.50', 'price is at least 3.50'],
    ['found.authorId != user.id', 'authorId of found is not the signed-in user'],
    ["trim(body.title) == ''", 'trim(body.title) is “”'],
    ['a ==', 'a =='],
  ] as const)
    assert.equal(spoken(formula), words)
})

test('a value is said in words where it is no more than a name or a fixed one', () => {
  assert.equal(spokenValue("'It is done already.'"), '“It is done already.”')
  assert.equal(spokenValue('query.limit'), 'the given limit')
  assert.equal(spokenValue('price * 2'), 'price * 2')
})

test('an order is said in words', () => {
  const order = (...sort: readonly object[]) => orderOf({ settings: { sort: sort as never } })
  assert.equal(order(), '')
  assert.equal(order({ field: 'createdAt', direction: 'desc' }), ', newest first')
  assert.equal(order({ field: 'createdAt' }), ', oldest first')
  assert.equal(
    order({ field: 'price', direction: 'desc' }, { field: 'title', direction: 'asc' }),
    ', by price (descending) and title',
  )
})
