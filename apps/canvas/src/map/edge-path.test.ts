import assert from 'node:assert/strict'
import { test } from 'node:test'
import { edgeShape, edgeWay } from './edge-path.ts'
import type { Box } from './geometry.ts'
import { NO_OBSTACLES, obstaclesOf } from './obstacles.ts'

const box = (x: number, y: number) => ({ x, y, width: 100, height: 60 })
const HEIGHTS = { left: 20, right: 20 }
const between = (from: Box, to: Box, obstacles = NO_OBSTACLES) =>
  edgeShape(edgeWay(from, to, [HEIGHTS, HEIGHTS], obstacles).points)

test('a line between two boxes on one height is straight', () => {
  assert.equal(between(box(0, 0), box(300, 0)).path, 'M100 20L300 20')
})

test('a line turns twice, in the middle, with round corners', () => {
  const { path, label } = between(box(0, 0), box(300, 100))
  assert.equal(path, 'M100 20L192 20Q200 20 200 28L200 112Q200 120 208 120L300 120')
  assert.deepEqual(label, { x: 200, y: 70 })
})

test('a line leaves on the side of its target', () => {
  assert.match(between(box(300, 0), box(0, 0)).path, /^M300 20L100 20$/)
})

test('between boxes above each other it goes around on the right', () => {
  assert.match(between(box(0, 0), box(0, 200)).path, /^M100 20L1\d\d /)
})

test('a line goes around what stands in its way', () => {
  const way = between(box(0, 0), box(600, 300), obstaclesOf([box(300, 100)])).path
  assert.doesNotMatch(way, /L3[0-9][0-9] /)
})

test('where every short way is blocked it goes above or below', () => {
  const row = [box(150, 0), box(300, 0), box(450, 0)]
  const { points } = between(box(0, 0), box(600, 0), obstaclesOf(row))
  assert.equal(obstaclesOf(row).crossedBy(points, new Set()).size, 0)
})
