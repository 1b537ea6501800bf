import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPattern } from './check-pattern.ts'
import { scanPattern } from './scan-pattern.ts'
import type { Field } from './settings.ts'

function verdict(pattern: string, more: Partial<Field> = {}): string {
  const field: Field = { id: 'f', name: 'code', type: 'string', ...more }
  return checkPattern(field, pattern, {})[0]?.code ?? 'taken'
}

test('patterns that people write are taken', () => {
  for (const pattern of [
    '^[a-z0-9-]+$',
    '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
    '^\\+?[0-9]{6,14}$',
    '^(red|green|blue)$',
    '^#[0-9a-f]{6}$',
    '^[A-Z]{2}\\d{2} ?[a-zA-Z0-9]{4}$',
    '[0-9]',
    '^\\p{L}+$',
  ]) {
    assert.equal(verdict(pattern), 'taken', pattern)
  }
})

test('patterns that can be made to run long are not', () => {
  for (const pattern of [
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|ab)+$',
    '^((a|b)c)*$',
    '(x*)*',
    '^a*a*a*a*a*$',
  ]) {
    assert.equal(verdict(pattern), 'pattern-slow', pattern)
  }
  assert.equal(verdict('^a+b+$', { type: 'text' }), 'pattern-slow')
  assert.equal(verdict('^a+b+$', { type: 'text', maxLength: 1000 }), 'taken')
})

test('look-around and back references are not', () => {
  for (const pattern of ['(?=a)', '(?!a)', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?<x>a)\\k<x>']) {
    assert.equal(verdict(pattern), 'pattern-not-portable', pattern)
  }
})

test('what is no pattern is said to be none', () => {
  for (const pattern of ['(', '[', 'a{2,1}', '*', '\\', '(?<a']) {
    assert.equal(verdict(pattern), 'pattern-invalid', pattern)
  }
})

test('brackets, escapes and groups are told apart', () => {
  const plain = { repetitions: 0, anchored: false, repeatedChoice: false }
  assert.deepEqual(scanPattern('[(|*+]'), plain)
  assert.deepEqual(scanPattern('\\(\\|\\*'), plain)
  assert.deepEqual(scanPattern('(?:a|b)'), plain)
  assert.deepEqual(scanPattern('^a|b'), plain)
  assert.deepEqual(scanPattern('^(?<n>a|b)+'), {
    repetitions: 1,
    anchored: true,
    repeatedChoice: true,
  })
})
