import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject, Node } from '@drawbridge/manifest'
import { firstParams, pathOf, typedParams } from './path-params.ts'

const table = (name: string, settings: JsonObject = {}): Node => ({
  id: name,
  kind: 'table',
  name,
  settings,
})

const typesIn = (path: string, ...nodes: readonly Node[]): readonly string[] =>
  firstParams(path, nodes).map(({ name, type }) => `${name}: ${type}`)

test('a path is taken as others write it, too', () => {
  for (const [typed, path] of [
    ['/books/{id}/lend', '/books/:id/lend'],
    [' /books/{bookId}/pages/:page ', '/books/:bookId/pages/:page'],
    ['/books/{}', '/books/{}'],
    ['/books/{a b}', '/books/{a b}'],
  ] as const)
    assert.equal(pathOf(typed), path)
})

test('a parameter that is called as a key is one, of the type that keys have', () => {
  const books = table('books')
  const loans = table('Book loans', { key: 'uuid' })
  assert.deepEqual(typesIn('/books/:id/lend', books, loans), ['id: integer'])
  assert.deepEqual(typesIn('/book-loans/:id', books, loans), ['id: uuid'])
  assert.deepEqual(typesIn('/books/:bookId/loans/:bookLoan', books, loans), [
    'bookId: integer',
    'bookLoan: uuid',
  ])
  assert.deepEqual(typesIn('/lend/:id/:memberId/:slug', books), [
    'id: integer',
    'memberId: integer',
    'slug: string',
  ])
  // Which table is meant can't be told, and their keys differ.
  assert.deepEqual(typesIn('/lend/:id', books, loans), ['id: string'])
  assert.deepEqual(typesIn('/lend/:id'), ['id: string'])
  assert.deepEqual(
    typedParams('/books/:id/:slug', [books]).map(({ name }) => name),
    ['id'],
  )
})
