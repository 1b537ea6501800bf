import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diagnose, hasErrors } from './diagnose.ts'
import { listed, quoted } from './entry.ts'

test('texts of people stay on one line and do not turn it round', () => {
  const { message } = diagnose('unknown-kind', {}, { kind: 'a\nb\u202Ec\u2028\ud800', known: [] })
  assert.equal(message, 'There is no kind of part called “a�b�c��”.')
})

test('long texts and long lists are cut', () => {
  assert.equal(quoted('x'.repeat(100)), `“${'x'.repeat(77)}…”`)
  assert.equal(listed(['a', 'b', 'c'], 'or'), 'a, b or c')
  assert.match(listed(Array.from({ length: 40 }, (_, at) => `n${at}`)), /n13 and 26 more$/)
})

test('warnings stop nothing', () => {
  assert.equal(hasErrors([diagnose('unserved-table', {}, { name: 'a' })]), false)
  assert.equal(hasErrors([diagnose('no-database', {})]), true)
})
