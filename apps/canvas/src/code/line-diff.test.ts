import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineAfter, lineDiff } from './line-diff.ts'

const print = (before: string, after: string) =>
  lineDiff(before, after).map(
    ({ kind, text }) => ({ same: ' ', added: '+', removed: '-' })[kind] + text,
  )

test('a line put in between is the only difference', () => {
  assert.deepEqual(print('a\nb\nc', 'a\nx\nb\nc'), [' a', '+x', ' b', ' c'])
})

test('a changed line is taken out and put in', () => {
  assert.deepEqual(print('a\nb\nc', 'a\nB\nc'), [' a', '-b', '+B', ' c'])
})

test('each side can be had back from a difference', () => {
  const [before, after] = ['a\nb\nc\nd\ne', 'c\na\nd\nd\nf\ne']
  const lines = lineDiff(before, after)
  const side = (gone: string) =>
    lines
      .filter(({ kind }) => kind !== gone)
      .map(({ text }) => text)
      .join('\n')
  assert.equal(side('added'), before)
  assert.equal(side('removed'), after)
})

test('a line of a difference leads to where it stands now', () => {
  const diff = lineDiff('a\nb\nc', 'a\nx\nc')
  assert.deepEqual(
    diff.map((_, index) => lineAfter(diff, index + 1)),
    diff.map(({ kind, text }) => (kind === 'removed' ? null : 'axc'.indexOf(text) + 1)),
  )
})
