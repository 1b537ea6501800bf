import assert from 'node:assert/strict'
import test from 'node:test'
import type { Manifest, Node } from '@drawbridge/manifest'
import { fieldNameRefusal, partNameRefusal } from './names.ts'

const books: Node = {
  id: 't1',
  kind: 'table',
  name: 'books',
  settings: { fields: [{ id: 'f1', name: 'title', type: 'string' }] },
}
const shelves: Node = { id: 't2', kind: 'table', name: 'shelves', settings: {} }
const api: Node = { id: 'a', kind: 'api', name: 'api', settings: {} }
const shop: Manifest = {
  drawbridge: 1,
  name: 'Shop',
  nodes: [books, shelves, api],
  connections: [],
}

test('a second table of a name is refused, however it is written; its own name is not', () => {
  assert.match(partNameRefusal(shop, shelves, 'Books') ?? '', /already/)
  assert.equal(partNameRefusal(shop, books, 'Books'), null)
  assert.equal(partNameRefusal(shop, api, 'books'), null)
})

test('a field is called neither id nor as another one', () => {
  assert.match(fieldNameRefusal(books, 'ID') ?? '', /Every row has/)
  assert.match(fieldNameRefusal(books, 'title') ?? '', /already/)
  assert.equal(fieldNameRefusal(books, 'title', 'f1'), null)
})
