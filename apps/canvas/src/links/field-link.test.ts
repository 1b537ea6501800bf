import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldOfLink, linkOfField } from './field-link.ts'

const [title, due] = [
  { id: 'f_title', name: 'title' },
  { id: 'f_due', name: 'due' },
]
const before = { settings: { fields: [title, due], owner: true } }
const after = { settings: { fields: [due, title] } }

test('a link to a field follows it when it is moved', () => {
  const link = linkOfField(before, '/settings/fields/1/name')
  assert.equal(link, '/settings/fields/@f_due/name')
  assert.deepEqual(fieldOfLink(after, link), { pointer: '/settings/fields/0/name', isWhole: true })
  assert.equal(linkOfField(before, '/settings/owner'), '/settings/owner')
  assert.equal(linkOfField(before, '/name'), '/name')
})

test('of one that is gone there is what held it', () => {
  assert.deepEqual(fieldOfLink(after, '/settings/fields/@f_gone/name'), {
    pointer: '/settings/fields',
    isWhole: false,
  })
})
