import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearest } from './nearest.ts'

const KINDS = ['database', 'table', 'auth', 'api', 'note', 'group']

test('a slip of the finger is understood', () => {
  const slips = { tabel: 'table', Table: 'table', databse: 'database', aut: 'auth', nots: 'note' }
  for (const [slip, meant] of Object.entries(slips)) assert.equal(nearest(slip, KINDS), meant)
})

test('what is like nothing is left alone', () => {
  for (const word of ['', 'x', 'queue', 'frobnicate', 'x'.repeat(100_000)])
    assert.equal(nearest(word, KINDS), undefined)
})
