import type { Field } from '@drawbridge/kinds/faces'
import type { RowColumn } from '@drawbridge/protocol'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madeUpRows, type Ground } from './rows.ts'

const columnOf = (name: string, type: RowColumn['type'], more: Partial<RowColumn> = {}) => ({
  name,
  type,
  word: '',
  values: [],
  isKey: false,
  nullable: false,
  optional: false,
  isSecret: false,
  isEditable: true,
  leads: null,
  isMany: false,
  ...more,
})

const fieldOf = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  id: name,
  name,
  type,
  ...more,
})

function groundOf(table: string, fields: readonly Field[], more: Partial<Ground> = {}): Ground {
  return {
    table,
    columns: fields.map(({ name, type, values = [] }) =>
      columnOf(name, type, { values: [...values] }),
    ),
    fields: new Map(fields.map((field) => [field.name, field])),
    keys: new Map(),
    once: new Set(),
    before: 0,
    today: new Date('2026-11-23T12:00:00Z'),
    ...more,
  }
}

const CUSTOMERS = groundOf('customers', [
  fieldOf('firstName', 'string'),
  fieldOf('email', 'string', { unique: true, format: 'email' }),
  fieldOf('city', 'string'),
  fieldOf('country', 'string'),
  fieldOf('sku', 'string', { unique: true, pattern: '^[A-Z]{3}-\\d+$' }),
  fieldOf('price', 'decimal', { minimum: 10, maximum: 12, scale: 2 }),
  fieldOf('age', 'integer'),
  fieldOf('code', 'integer', { unique: true, minimum: 7 }),
  fieldOf('state', 'enum', { values: ['new', 'old'] }),
  fieldOf('motto', 'string', { maxLength: 12, minLength: 3 }),
  fieldOf('about', 'text'),
  fieldOf('remarks', 'text'),
  fieldOf('startsAt', 'datetime'),
  fieldOf('endsAt', 'datetime'),
  fieldOf('birthday', 'date'),
])

test('made-up rows fit what the drawing says of their columns, and are the same for the same ground', () => {
  const rows = madeUpRows(CUSTOMERS, 200)
  assert.deepEqual(madeUpRows(CUSTOMERS, 200), rows)
  const [first] = rows
  // Of one row all columns tell of one person.
  assert.ok(String(first?.['email']).startsWith(`${String(first?.['firstName']).toLowerCase()}.`))
  for (const name of ['email', 'sku', 'code'])
    assert.equal(new Set(rows.map((row) => row[name])).size, 200, `${name} is another each time`)
  for (const row of rows) {
    assert.match(String(row['sku']), /^[A-Z]{3}-\d+$/)
    assert.match(String(row['price']), /^1[012]\.\d\d$/)
    assert.ok(Number(row['price']) <= 12)
    assert.ok(Number(row['age']) >= 18 && Number(row['age']) <= 80)
    assert.ok(Number(row['code']) >= 7)
    assert.ok(row['state'] === 'new' || row['state'] === 'old')
    const { length } = String(row['motto'])
    assert.ok(length >= 3 && length <= 12, String(row['motto']))
    assert.notEqual(row['about'], row['remarks'])
    assert.ok(String(row['startsAt']) < String(row['endsAt']), 'what begins ends later')
    assert.ok(String(row['birthday']) < '2010')
  }
  for (const name of ['city', 'price', 'age', 'about', 'startsAt'])
    assert.ok(new Set(rows.slice(0, 10).map((row) => row[name])).size > 4, `${name} varies`)
})

test('the next rows go on where those before ended', () => {
  const emails = (before: number) =>
    madeUpRows({ ...CUSTOMERS, before }, 10).map(({ email }) => email)
  assert.equal(new Set([...emails(0), ...emails(10), ...emails(20), ...emails(1570)]).size, 40)
})

test('rows lead to rows that are there, and to one of their own where none may be led to twice', () => {
  const leads = { table: 'lists', shown: 'title' }
  const ground = groundOf('tasks', [], {
    columns: [
      columnOf('title', 'string'),
      columnOf('listId', 'integer', { leads }),
      columnOf('planId', 'integer', { leads }),
      columnOf('tagIds', 'string', { leads, isMany: true }),
    ],
    keys: new Map([
      ['listId', [4, 9]],
      ['planId', [1, 2, 3]],
      ['tagIds', [5, 6]],
    ]),
    once: new Set(['planId']),
  })
  const rows = madeUpRows(ground, 5)
  assert.deepEqual(
    rows.map(({ planId }) => planId),
    [1, 2, 3, undefined, undefined],
  )
  for (const { title, listId, tagIds } of rows) {
    assert.ok(listId === 4 || listId === 9)
    assert.match(String(tagIds ?? ''), /^(?:null|[56]?|5,6|6,5)$/)
    assert.ok(String(title).includes(' '))
  }
})

test('where nothing is known that is allowed, the cell is left to the person', () => {
  const ground = groundOf('odd', [
    fieldOf('a', 'string', { pattern: '^\\p{Emoji}{9}$' }),
    fieldOf('b', 'string', { format: 'email', maxLength: 4 }),
    fieldOf('c', 'integer', { minimum: 3, maximum: 2 }),
    fieldOf('d', 'string', { pattern: '(' }),
  ])
  assert.deepEqual(madeUpRows(ground, 2), [{}, {}])
})
