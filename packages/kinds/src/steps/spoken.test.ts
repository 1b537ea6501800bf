import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spoken, spokenValue } from './spoken.ts'
import { orderOf } from './face.ts'

test('a condition is said in words', () => {
  for (const [formula, words] of [
    ['row.id == params.id', 'id is the given id'],
    ['row.authorId == user.id && !row.done', 'authorId is the signed-in user, and done is not so'],
    ["account == null || row.status != 'done'", 'account is not there, or status is not “done”'],
    ['row.author.name == body.user.name', 'name of author is the given name of user'],
    ['row.members has user', 'members has the signed-in user'],
    ['row.price >= 3.50', 'price is at least 3.50'],
    ['found.authorId != user.id', 'authorId of found is not the signed-in user'],
    ["trim(body.title) == ''", 'trim of the given title is empty'],
    ['count > 3 && (a || b)', 'count is more than 3, and a is so, or b is so'],
    ['a ==', 'a =='],
  ] as const)
    assert.equal(spoken(formula), words)
})

test('a value is said in words as far as words are shorter', () => {
  assert.equal(spokenValue("'It is done already.'"), '“It is done already.”')
  assert.equal(spokenValue('query.limit'), 'the given limit')
  for (const [formula, words] of [
    ['price * 2', 'price × 2'],
    ['(price + 1) * quantity', '(price + 1) × quantity'],
    ['{ id: task.id, title: task.title }', 'id and title'],
    ["['now', 'soon', later]", '“now”, “soon” and later'],
    ['`Hello ${user.name}!`', '“Hello ‹name of the signed-in user›!”'],
    ['query.page ?? 1', 'the given page or else 1'],
    ["done ? 'yes' : 'no'", '“yes” if done is so, else “no”'],
    ['slug(body.title)', 'slug of the given title'],
    ['now()', 'now'],
    ['items.map(item => item.price)', 'price of each of items'],
    ['items.map(item => item * 2)', 'item × 2 of each of items'],
    ['items.sumOf(item => item.price)', 'sum of price over items'],
    ['items.filter(one => one.done)', 'those of items where done of one is so'],
    ['body.items.sortBy(one => one.rank)', 'the given items, sorted by rank'],
  ] as const)
    assert.equal(spokenValue(formula), words)
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
