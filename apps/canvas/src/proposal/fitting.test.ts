import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { fitting, missing, toggled } from './fitting.ts'

const EMPTY: Manifest = { drawbridge: 1, name: 'Shop', nodes: [], connections: [] }
const node = (id: string) => ({ id, kind: 'table', name: id, settings: { fields: [] } })
const phrase = (says: string, ...commands: readonly object[]) => ({
  text: says,
  understood: true,
  says,
  commands: commands as never,
})

const PHRASES = [
  phrase('Books.', { type: 'addNode', node: node('t_books') }),
  phrase('Their titles.', {
    type: 'insertItem',
    id: 't_books',
    path: ['fields'],
    item: { id: 'f_title', name: 'title', type: 'string' },
  }),
  phrase('Required.', {
    type: 'setSetting',
    id: 't_books',
    path: ['fields', '#f_title', 'required'],
    value: true,
  }),
  phrase('Shelves.', { type: 'addNode', node: node('t_shelves') }),
]

test('what is needed comes along, and what needs it goes along', () => {
  const without = toggled(PHRASES, new Set(), 0)
  assert.deepEqual([...without], [0, 1, 2])
  assert.equal(missing(PHRASES, without, 2)?.text, 'Books.')
  assert.equal(missing(PHRASES, without, 0), undefined)
  assert.equal(fitting(EMPTY, PHRASES, without).commands.length, 1)
  assert.deepEqual([...toggled(PHRASES, without, 2)], [])
  assert.deepEqual([...toggled(PHRASES, without, 1)], [2])
  assert.deepEqual([...toggled(PHRASES, new Set(), 3)], [3])
})

test('items of other parts that are called alike are no matter', () => {
  const titled = (table: string) =>
    phrase(`Titles of ${table}.`, {
      type: 'insertItem',
      id: table,
      path: ['fields'],
      item: { id: 'title', name: 'title', type: 'string' },
    })
  assert.deepEqual([...toggled([titled('books'), titled('films')], new Set(), 0)], [0])
})

test('what no longer fits the drawing is told, and left out', () => {
  const moved = { ...EMPTY, nodes: [node('t_books')] }
  const { commands, unfit } = fitting(moved, PHRASES, new Set())
  assert.deepEqual([...unfit.keys()], [0])
  assert.equal(commands.length, 3)
})
