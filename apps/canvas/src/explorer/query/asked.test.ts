import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedFields, conditionsIn, withConditions } from './asked.ts'

test('what a list is asked for is the same in lines and in the address', () => {
  const query = {
    limit: '5',
    done: 'true',
    'title[contains]': 'milk',
    'price[lte]': '5',
    'dueDate[isNull]': 'false',
    'state[in]': 'open,done',
  }
  const asked = conditionsIn(query)
  assert.deepEqual(asked, [
    { field: 'done', how: 'is', value: 'true' },
    { field: 'title', how: 'contains', value: 'milk' },
    { field: 'price', how: 'lte', value: '5' },
    { field: 'dueDate', how: 'isFilled', value: '' },
    { field: 'state', how: 'in', value: 'open,done' },
  ])
  assert.deepEqual(withConditions(query, asked ?? []), query)
  assert.deepEqual(withConditions(query, []), { limit: '5' })
})

test('what no line can say stays text', () => {
  for (const odd of [
    { 'title[like]': 'x' },
    { 'a.b': 'x' },
    { 'done[isNull]': 'perhaps' },
    { 'a[isEmpty]': '' },
    { 'a[is]': '1' },
  ])
    assert.equal(conditionsIn(odd), null, JSON.stringify(odd))
})

test('a list is asked by the fields that are shown', () => {
  const field = (name: string, type: string, more = {}) => ({ id: name, name, type, ...more })
  const table = {
    id: 'tasks',
    kind: 'table',
    name: 'tasks',
    settings: {
      fields: [
        field('title', 'string'),
        field('secret', 'string', { visibility: 'hidden' }),
        field('extra', 'json'),
      ],
      relations: [{ id: 'r', name: 'list', type: 'manyToOne', target: 'lists' }],
      timestamps: false,
    },
  }
  assert.deepEqual(
    askedFields(table).map(({ name }) => name),
    ['title', 'listId', 'id'],
  )
})
