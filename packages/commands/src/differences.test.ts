import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, Manifest, Node } from '@drawbridge/manifest'
import { differencesOf } from './differences.ts'

const drawing = (nodes: readonly Node[], connections: Manifest['connections'] = []): Manifest => ({
  drawbridge: 1,
  name: 'Library',
  nodes,
  connections,
})
const books = (name: string, fields: readonly Json[], more: Node['settings'] = {}): Node => ({
  id: 't1',
  kind: 'table',
  name,
  settings: { fields, ...more },
})
const sentences = (from: Manifest, to: Manifest) =>
  differencesOf(from, to).map((one) => one.sentence)

test('nothing changed, or only the place on the map: no differences', () => {
  const node = books('books', [])
  assert.deepEqual(sentences(drawing([node]), drawing([{ ...node, position: { x: 1, y: 2 } }])), [])
})

test('parts, fields and settings are told by what happened to them', () => {
  const before = drawing(
    [
      books('books', [
        { id: 'f1', name: 'title', type: 'string' },
        { id: 'f2', name: 'isbn', type: 'string' },
        { id: 'f3', name: 'pages', type: 'integer' },
      ]),
      { id: 'a1', kind: 'api', name: 'api', settings: {} },
    ],
    [{ id: 'c1', from: 'a1', to: 't1' }],
  )
  const after = drawing([
    books(
      'novels',
      [
        { id: 'f1', name: 'heading', type: 'text' },
        { id: 'f4', name: 'price', type: 'decimal' },
        { id: 'f3', name: 'pages', type: 'integer' },
      ],
      { timestamps: true },
    ),
  ])
  assert.deepEqual(sentences(before, after), [
    'table books is now called novels.',
    'novels: field title is now called heading.',
    'novels: field heading: type is now text; it was string.',
    'novels: field price was added.',
    'novels: field isbn was removed.',
    'novels: timestamps is now true.',
    'api was removed.',
    'The connection from api to books was removed.',
  ])
})

test('another order alone is said as that', () => {
  const [a, b] = [
    { id: 'f1', name: 'a' },
    { id: 'f2', name: 'b' },
  ]
  assert.deepEqual(sentences(drawing([books('x', [a, b])]), drawing([books('x', [b, a])])), [
    'x: its fields stand in another order.',
  ])
})

test('who may do what, defaults and lists are told in words', () => {
  const title = { id: 'f1', name: 'title', type: 'string' }
  const before = books('books', [title], { access: { read: ['owner'], list: ['public'] } })
  const after = books(
    'books',
    [{ ...title, default: { kind: 'literal', value: 'new' }, values: ['a', 'b'] }],
    { access: { read: ['public', 'role:admin'], list: ['public'] }, hooks: { on: {} } },
  )
  assert.deepEqual(sentences(drawing([before]), drawing([after])), [
    'books: field title: default is now new.',
    'books: field title: values is now a, b.',
    'books: who may read is now anyone or the role admin; it was the owner.',
    'books: hooks was set.',
  ])
})

test('a list with what is no item of it is told as far as it goes', () => {
  const [title, pages] = [
    { id: 'f1', name: 'title' },
    { id: 'f2', name: 'pages' },
  ]
  const before = drawing([books('books', [null, title])])
  const after = drawing([books('books', [title, 'pages', pages])])
  assert.deepEqual(sentences(before, after), ['books: field pages was added.'])
})

test('endpoints and their steps are told wherever they went', () => {
  const find = { id: 's1', kind: 'findOne', name: 'book', settings: { where: 'row.id == 1' } }
  const check = { id: 's2', kind: 'if', settings: {}, bodies: { then: [find] } }
  const api = (endpoint: Record<string, Json>): Node => ({
    id: 'a1',
    kind: 'api',
    name: 'api',
    settings: { endpoints: [{ id: 'e1', method: 'GET', path: '/book', ...endpoint }] },
  })
  const before = drawing([api({ steps: [find] })])
  const nested = drawing([api({ path: '/books', steps: [check] })])
  assert.deepEqual(sentences(before, nested), [
    'api: endpoint GET /book is now called GET /books.',
    'api: endpoint GET /books: the step If was added.',
    'api: endpoint GET /books: the step Find one (book) was moved.',
  ])
  const [step] = differencesOf(before, nested).slice(-1)
  assert.deepEqual(step?.path, ['endpoints', '#e1', 'steps', '#s2', 'bodies', 'then', '#s1'])

  const other = { ...find, settings: { where: 'row.id == 2' } }
  assert.deepEqual(sentences(before, drawing([api({ steps: [other] })])), [
    'api: endpoint GET /book: the step Find one (book): where is now row.id == 2; it was row.id == 1.',
  ])
  const two = [find, { ...find, id: 's3', name: 'other' }]
  assert.deepEqual(
    sentences(drawing([api({ steps: two })]), drawing([api({ steps: two.toReversed() })])),
    ['api: endpoint GET /book: its steps stand in another order.'],
  )
})
