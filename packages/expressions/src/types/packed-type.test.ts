import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Type } from '../type.ts'
import { packType, unpackType } from './packed-type.ts'

const TEXT: Type = { kind: 'text' }

test('a type comes back as it was packed', () => {
  const types: readonly Type[] = [
    TEXT,
    { kind: 'decimal', scale: 4 },
    { kind: 'enum', values: ['a', 'b'] },
    { kind: 'nullable', of: { kind: 'list', of: { kind: 'row', table: 'tbl_1' } } },
    {
      kind: 'object',
      name: 'Task',
      members: new Map([
        ['__proto__', { type: TEXT }],
        ['due', { type: { kind: 'nullable', of: { kind: 'date' } }, optional: true }],
      ]),
    },
  ]
  for (const type of types)
    assert.deepEqual(unpackType(JSON.parse(JSON.stringify(packType(type)))), type)
})

test('what is no type is unknown', () => {
  for (const packed of [undefined, null, 1, 'text', [], {}])
    assert.deepEqual(unpackType(packed), { kind: 'unknown' })
})
