import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '@drawbridge/manifest'
import { decodeSettings } from './decode-settings.ts'
import { TableSettings } from './table/settings.ts'

function messagesOf(settings: JsonObject): readonly string[] {
  const node = { id: 't', kind: 'table', name: 'tasks', settings }
  const decoded = decodeSettings(TableSettings, node)
  return 'settings' in decoded
    ? []
    : decoded.diagnostics.map(({ field, message }) => `${field}: ${message}`)
}

const field = (more: JsonObject): JsonObject => ({
  fields: [{ id: 'f', name: 'title', type: 'string', ...more }],
})

test('a wrong value is said in words, with what was wanted and what was found', () => {
  assert.deepEqual(messagesOf(field({ length: 'ten' })), [
    '/settings/fields/0/length: “Length” of “title” must be a whole number from 1 to 65535; you wrote “ten”.',
  ])
  assert.deepEqual(messagesOf(field({ required: 'yes' })), [
    '/settings/fields/0/required: “Required” of “title” must be yes or no (true or false); you wrote “yes”.',
  ])
  assert.deepEqual(messagesOf(field({ format: 'phone' })), [
    '/settings/fields/0/format: “Format” of “title” must be one of email or url; you wrote “phone”.',
  ])
})

test('what is empty is still to be chosen, and nothing is wrong with it', () => {
  const field = { id: 'f', name: '', type: 'string' }
  assert.deepEqual(messagesOf({ fields: [field] }), [
    '/settings/fields/0/name: “Name” has no value here yet.',
  ])
})

test('a union is explained by the branch that was meant', () => {
  assert.deepEqual(messagesOf(field({ default: { kind: 'literal' } })), [
    '/settings/fields/0/default/value: “Value” is missing in “title”.',
  ])
  assert.deepEqual(messagesOf(field({ default: 'now' })), [
    '/settings/fields/0/default: “Default” of “title” must be a default: a fixed value, “now” or “uuid”; you wrote “now”.',
  ])
})

test('settings come out in the order of the schema', () => {
  const settings = { owner: true, fields: [{ type: 'string', name: 'a', id: 'f' }] }
  const node = { id: 't', kind: 'table', name: 'tasks', settings }
  const decoded = decodeSettings(TableSettings, node)
  assert.ok('settings' in decoded)
  assert.equal(
    JSON.stringify(decoded.settings),
    '{"fields":[{"id":"f","name":"a","type":"string"}],"key":"autoincrement","timestamps":false,"softDelete":false,"owner":true,"version":false}',
  )
})
