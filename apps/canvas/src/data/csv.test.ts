import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvRows } from './csv-rows.ts'
import { readCsv, writeCsv } from './csv.ts'

test('what is written as CSV is read as it was', () => {
  const rows = [
    ['title', 'notes'],
    ['a, "b"\nc', ''],
    ['', '-1.5'],
    ['+49 30 1234', '-x'],
    ['@anna', '=1+1'],
    ["'=1+1", "'tis"],
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

test('a text that is neither true nor false is refused by its row, and not taken for false', () => {
  const plain = { values: [], isKey: false, nullable: false, optional: false, isSecret: false }
  const column = { ...plain, isEditable: true, leads: null, isMany: false }
  const columns = [
    { ...column, name: 'title', type: 'string' as const, word: 'Text' },
    { ...column, name: 'done', type: 'boolean' as const, word: 'Yes/No' },
  ]
  const table = { name: 'tasks', columns }
  assert.deepEqual(csvRows("title,done\n'=x,YES\nb,0\n", table), [
    { title: '=x', done: true },
    { title: 'b', done: false },
  ])
  assert.throws(() => csvRows('title,done\na,no\nb,maybe\n', table), /Row 2 .*“maybe”.*done/)
})
