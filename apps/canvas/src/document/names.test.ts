import assert from 'node:assert/strict'
import test from 'node:test'
import type { Manifest, Node } from '@drawbridge/manifest'
import { codeNameRefusal, memberNameRefusal, partNameRefusal } from './names.ts'

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
  assert.match(memberNameRefusal(books, 'field', 'ID') ?? '', /every row has/)
  assert.match(memberNameRefusal(books, 'field', 'title') ?? '', /already/)
  assert.equal(memberNameRefusal(books, 'field', 'title', 'f1'), null)
})

test('a name that breaks the code is refused with the words of the check, whatever it names', () => {
  const refusals = [
    partNameRefusal(shop, books, '1st'),
    memberNameRefusal(books, 'field', '9x', 'f1'),
    memberNameRefusal(books, 'relation', '9x'),
    memberNameRefusal(books, 'computed', '9x'),
  ]
  for (const refusal of refusals)
    assert.match(refusal ?? '', /can't be called.*begins with a letter/)
  for (const what of ['An endpoint', 'An event', 'A step'])
    assert.match(
      codeNameRefusal(what, '9x') ?? '',
      /^An? .* can't be called “9x”.*small letter first/,
    )
  assert.equal(codeNameRefusal('A step', 'newest'), null)
})

test('nothing is left without a name', () => {
  assert.match(partNameRefusal(shop, api, ' ') ?? '', /needs a name/)
})
