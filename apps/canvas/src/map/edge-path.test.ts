import assert from 'node:assert/strict'
import { test } from 'node:test'
import { edgeShape } from './edge-path.ts'
import { obstaclesOf } from './obstacles.ts'

const box = (x: number, y: number) => ({ x, y, width: 100, height: 60 })

test('a line between two boxes on one height is straight', () => {
  assert.equal(edgeShape(box(0, 0), box(300, 0), 20, 20).path, 'M100 20L300 20')
})

test('a line turns twice, in the middle, with round corners', () => {
  const { path, label } = edgeShape(box(0, 0), box(300, 100), 20, 20)
  assert.equal(path, 'M100 20L192 20Q200 20 200 28L200 112Q200 120 208 120L300 120')
  assert.deepEqual(label, { x: 200, y: 70 })
})

test('a line leaves on the side of its target', () => {
  assert.match(edgeShape(box(300, 0), box(0, 0), 20, 20).path, /^M300 20L100 20$/)
})

test('between boxes above each other it goes around on the right', () => {
  assert.match(edgeShape(box(0, 0), box(0, 200), 20, 20).path, /^M100 20L1\d\d /)
})

test('a line goes around what stands in its way', () => {
  const way = edgeShape(box(0, 0), box(600, 300), 20, 20, obstaclesOf([box(300, 100)])).path
  assert.doesNotMatch(way, /L3[0-9][0-9] /)
})

test('where every short way is blocked it goes above or below', () => {
  const row = [box(150, 0), box(300, 0), box(450, 0)]
  const { points } = edgeShape(box(0, 0), box(600, 0), 20, 20, obstaclesOf(row))
  assert.equal(obstaclesOf(row).crossedBy(points, new Set()).size, 0)
})
