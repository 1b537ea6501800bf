import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDefault } from './check-default.ts'
import type { Field } from './settings.ts'

function verdict(field: Partial<Field>, value: string | number | boolean): string {
  const whole = {
    id: 'f',
    name: 'a',
    type: 'string',
    ...field,
    default: { kind: 'literal', value },
  }
  return checkDefault(whole as Field, {})[0]?.code ?? 'taken'
}

const TAKEN: readonly (readonly [Partial<Field>, string | number | boolean])[] = [
  [{ type: 'string', length: 3 }, '😀😀😀'],
  [{ type: 'text' }, ''],
  [{ type: 'integer' }, -5],
  [{ type: 'bigint' }, '9223372036854775807'],
  [{ type: 'decimal', precision: 4, scale: 2 }, '12.34'],
  [{ type: 'decimal', precision: 4, scale: 2 }, -12.3],
  [{ type: 'float' }, 1e-7],
  [{ type: 'boolean' }, false],
  [{ type: 'date' }, '2024-02-29'],
  [{ type: 'datetime' }, '2026-11-22T10:48:52.000Z'],
  [{ type: 'uuid' }, '123e4567-e89b-12d3-a456-426614174000'],
  [{ type: 'enum', values: ['a'] }, 'a'],
]

const REFUSED: readonly (readonly [Partial<Field>, string | number | boolean])[] = [
  [{ type: 'string', length: 3 }, 'four'],
  [{ type: 'string', minLength: 2 }, 'x'],
  [{ type: 'string', pattern: '^a$' }, 'b'],
  [{ type: 'string', format: 'email' }, 'nobody'],
  [{ type: 'string' }, 5],
  [{ type: 'integer' }, 0.5],
  [{ type: 'integer', minimum: 1 }, 0],
  [{ type: 'integer' }, 2 ** 53],
  [{ type: 'integer' }, '5'],
  [{ type: 'bigint' }, '9223372036854775808'],
  [{ type: 'decimal', precision: 4, scale: 2 }, '123.4'],
  [{ type: 'decimal', precision: 4, scale: 2 }, '1.234'],
  [{ type: 'decimal' }, 1e21],
  [{ type: 'float' }, '1'],
  [{ type: 'boolean' }, 0],
  [{ type: 'date' }, '2026-02-30'],
  [{ type: 'datetime' }, '2026-11-22'],
  [{ type: 'datetime' }, '2026-11-22T25:00:00Z'],
  [{ type: 'uuid' }, '123E4567-E89B-12D3-A456-426614174000'],
  [{ type: 'enum', values: ['a'] }, 'b'],
  [{ type: 'json' }, '{}'],
  [{ type: 'bytes' }, 'AA=='],
]

test('a default is a value that the field would take', () => {
  for (const [field, value] of TAKEN) {
    assert.equal(verdict(field, value), 'taken', `${field.type} ${value}`)
  }
  for (const [field, value] of REFUSED) {
    assert.equal(verdict(field, value), 'wrong-default', `${field.type} ${value}`)
  }
})

test('line ends and other controls can not be seen, so they are no default', () => {
  for (const value of ['a\nb', 'a\u2028b', 'nul\u0000']) {
    assert.equal(verdict({}, value), 'control-character')
  }
})
