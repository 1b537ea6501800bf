import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv, writeCsv } from './csv.ts'

test('what is written as CSV is read as it was', () => {
  const rows = [
    ['title', 'notes'],
    ['a, "b"\nc', ''],
    ['', '-1.5'],
  ]
  assert.deepEqual(readCsv(writeCsv(rows)), rows)
  assert.equal(writeCsv([['=1+1', '-1']]), "'=1+1,-1\r\n")
})

test('CSV of other programs is read, and what is none is refused', () => {
  assert.deepEqual(readCsv('\uFEFFa,b\n1,\n\n'), [
    ['a', 'b'],
    ['1', ''],
  ])
  assert.deepEqual(readCsv('a,'), [['a', '']])
  assert.throws(() => readCsv('a\n"open'), /Line 2/)
})
