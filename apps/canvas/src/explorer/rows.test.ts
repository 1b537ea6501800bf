import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameField, rowsIn } from './rows.ts'

const table = (...fields: readonly object[]) => ({
  id: 't',
  kind: 'table',
  name: 't',
  settings: { fields: fields.map((field, index) => ({ id: `f${index}`, ...field })) } as never,
})

test('rows are called by the field that names them, or else by their id', () => {
  const body = JSON.stringify({ data: [{ id: 1, title: 'Milk' }, { id: 2, title: '' }, 'no row'] })
  assert.deepEqual(rowsIn(body, 'title'), [
    { id: 1, name: 'Milk' },
    { id: 2, name: 'Row 2' },
  ])
  assert.deepEqual(rowsIn(body, undefined), [
    { id: 1, name: 'Row 1' },
    { id: 2, name: 'Row 2' },
  ])
})

test('what is no list has no rows', () => {
  for (const body of ['', 'no JSON', 'null', '{"data":1}', '{"title":"Forbidden","status":403}'])
    assert.deepEqual(rowsIn(body, 'title'), [])
})

test('a name or a title tells rows apart, before any other text; what is hidden never does', () => {
  const text = (name: string) => ({ name, type: 'string' })
  assert.equal(nameField(table(text('colour'), text('title'))), 'title')
  assert.equal(nameField(table({ name: 'n', type: 'integer' }, text('colour'))), 'colour')
  assert.equal(nameField(table({ ...text('name'), visibility: 'hidden' })), undefined)
})
