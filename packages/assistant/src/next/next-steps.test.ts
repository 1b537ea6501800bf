import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyCommand, type Command } from '@drawbridge/commands'
import type { Json, JsonObject, Manifest } from '@drawbridge/manifest'
import { nextSteps } from './next-steps.ts'

const node = (id: string, kind: string, settings: JsonObject = {}) => ({
  id,
  kind,
  name: id,
  settings,
})
const title = { id: 'f_title', name: 'title', type: 'string', required: true }
const table = (id: string, more: JsonObject = {}) => node(id, 'table', { fields: [title], ...more })
const drawing = (
  nodes: Manifest['nodes'],
  ...lines: readonly (readonly [from: string, to: string])[]
): Manifest => ({
  drawbridge: 1,
  name: 'Shop',
  nodes: [node('database', 'database', { dialect: 'sqlite' }), ...nodes],
  connections: lines.map(([from, to]) => ({ id: `${from}_${to}`, from, to })),
})

const titles = (manifest: Manifest, id: string): readonly string[] =>
  nextSteps(manifest, id).map((plan) => plan.title)

/** The drawing after the first of them. */
function after(manifest: Manifest, id: string, at = 0): Manifest {
  const result = applyCommand(manifest, nextSteps(manifest, id)[at]?.command as Command)
  assert.ok(result.ok)
  return result.manifest
}

test('a table is served, guarded, and owned, one after the other, and then nothing is said', () => {
  const first = drawing([table('books')])
  assert.deepEqual(titles(first, 'books'), [
    'Let anybody list and read books',
    'Let people sign in',
  ])
  const guarded = after(first, 'books', 1)
  assert.deepEqual(titles(guarded, 'books'), ['Let people who are signed in use books'])
  const served = after(guarded, 'books')
  assert.ok(served.connections.some(({ from, to }) => from === 'api' && to === 'books'))
  assert.deepEqual(titles(served, 'books'), ['Give each row of books an owner'])
  const owned = after(served, 'books')
  assert.deepEqual(nextSteps(first, 'books'), nextSteps(first, 'books'))
  assert.ok(!titles(owned, 'books').includes('Give each row of books an owner'))
  assert.deepEqual(titles(owned, 'users'), [])
})

test('a table that flows alone read is offered to nobody, and one that a text only names is', () => {
  const reading = (settings: JsonObject) =>
    node('sum', 'flow', { inputs: [], steps: [{ id: 's', kind: 'findMany', settings }] })
  const books = table('books')
  const offers = 'Let anybody list and read books'
  const read = drawing([books, reading({ table: 'books' })])
  assert.ok(!titles(read, 'books').includes(offers))
  const told = drawing([books, reading({ table: 'films', message: 'books' })])
  assert.ok(titles(told, 'books').includes(offers))
  // What another table does as its rows change is a flow as well.
  const steps = [{ id: 's', kind: 'count', settings: { table: 'books' } }]
  const films = table('films', { events: [{ id: 'e', name: 'e', when: 'afterCreate', steps }] })
  assert.ok(!titles(drawing([books, films]), 'books').includes(offers))
})

test('an API answers at the end of its endpoints, and says who may call them', () => {
  const endpoint = (name: string, access: Json, steps: Json): JsonObject => ({
    id: `e_${name}`,
    name,
    method: 'GET',
    path: `/${name}`,
    access,
    steps,
  })
  const count = {
    id: 's_count',
    kind: 'count',
    name: 'many',
    settings: { table: 'books' },
  }
  const books = table('books', { access: { list: ['public'] } })
  const begun = drawing([
    books,
    node('api', 'api', { endpoints: [endpoint('many', ['public'], [count])] }),
  ])
  assert.deepEqual(titles(begun, 'api').slice(0, 2), [
    'Answer at the end of many',
    'Serve books by api',
  ])
  assert.ok(!titles(after(begun, 'api'), 'api').includes('Answer at the end of many'))
})

test('sign-in guards what is open, a flow gives something, and a part of a thing leads to it', () => {
  const open = table('books', { access: { list: ['public'], create: ['public'] } })
  const signIn = drawing(
    [open, table('users'), node('auth', 'auth'), node('api', 'api')],
    ['auth', 'users'],
    ['api', 'books'],
  )
  assert.deepEqual(titles(signIn, 'auth').slice(0, 1), ['Let auth guard api'])
  const guarded = after(signIn, 'auth')
  assert.deepEqual(titles(guarded, 'auth'), ['Let only people who are signed in change books'])
  const items = drawing([table('orders'), table('order_items')])
  assert.ok(titles(items, 'order_items').includes('Let each of orders have many order_items'))
  const lines = { id: 'lines', name: 'lines', target: 'order_items', cardinality: 'many' }
  const led = drawing([table('orders', { relations: [lines] }), table('order_items')])
  assert.ok(!titles(led, 'order_items').includes('Let each of orders have many order_items'))
})

test('of what is broken, unknown or on paper nothing is said', () => {
  const odd = drawing([
    node('x', 'nonsense'),
    node('n', 'note', { text: 'Read me' }),
    node('t', 'table', { fields: 'no', access: [1], relations: {} }),
    node('api', 'api', { endpoints: [1, { id: 'e', steps: [{}] }] }),
  ])
  for (const id of ['x', 'n', 't', 'api', 'gone']) assert.ok(titles(odd, id).length <= 3)
  assert.deepEqual(titles(odd, 'n'), [])
})
